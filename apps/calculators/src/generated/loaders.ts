// Written by scripts/generate.ts from the shelf of instruments.
/** Each instrument in a file of its own, by id. */
export const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  clinessdai: async () => (await import('@dacryon/endpoints/instruments/clinessdai/clinessdai')).clinessdai,
  essdai: async () => (await import('@dacryon/endpoints/instruments/essdai/essdai')).essdai,
  esspri: async () => (await import('@dacryon/endpoints/instruments/esspri/esspri')).esspri,
  ccress: async () => (await import('@dacryon/endpoints/instruments/ccress/ccress')).ccress,
  cress: async () => (await import('@dacryon/endpoints/instruments/cress/cress')).cress,
  essdai_responder: async () => (await import('@dacryon/endpoints/instruments/essdai-responder/essdai-responder')).essdaiResponder,
  esspri_responder: async () => (await import('@dacryon/endpoints/instruments/esspri-responder/esspri-responder')).esspriResponder,
  etap_responder: async () => (await import('@dacryon/endpoints/instruments/etap-responder/etap-responder')).etapResponder,
  joquer_vas: async () => (await import('@dacryon/endpoints/instruments/joquer-vas/joquer-vas')).joquerVas,
  ssri: async () => (await import('@dacryon/endpoints/instruments/ssri/ssri')).ssri,
  star: async () => (await import('@dacryon/endpoints/instruments/star/star')).star,
  acr_2012: async () => (await import('@dacryon/endpoints/instruments/acr-2012/acr-2012')).acr2012,
  acr_eular_2016: async () => (await import('@dacryon/endpoints/instruments/acr-eular-2016/acr-eular-2016')).acrEular2016,
  aecg_2002: async () => (await import('@dacryon/endpoints/instruments/aecg-2002/aecg-2002')).aecg2002,
  oss: async () => (await import('@dacryon/endpoints/instruments/oss/oss')).oss,
  schirmer: async () => (await import('@dacryon/endpoints/instruments/schirmer/schirmer')).schirmer,
  tbut: async () => (await import('@dacryon/endpoints/instruments/tbut/tbut')).tbut,
}
