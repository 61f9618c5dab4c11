/** Name of a file or folder without its table ending: `GSE1_log2.tsv.gz` is `GSE1_log2`. */
export const fileStem = (name: string): string =>
  name.slice(name.lastIndexOf('/') + 1).replace(/(\.(tsv|csv|txt|tab|xlsx|ya?ml))?(\.gz)?$/i, '')

/** An identifier from a name: letters, digits, `_`, `-` and `.`; everything else becomes `_`. */
export const asIdentifier = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
