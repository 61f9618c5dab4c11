import { quantity } from '@dacryon/core'
import { expect, it } from 'vitest'
import { hocevar, osdi, salaffi, schirmer, score, uwsf, vanBijsterveld } from '../src/index.ts'

it('knows zones, glands and questions at compile time, and refuses a wrong unit', () => {
  score(vanBijsterveld, { r_nasal: 1, vb_l: 3 })
  score(hocevar, { pr_echo: 1, sl_hyper: 0, baseline_total: 12 })
  score(salaffi, { pr: 1 }, { cut: 7 })
  score(schirmer, { schirmer_r: quantity(5, 'mm') })
  // @ts-expect-error no such zone
  expect(() => score(vanBijsterveld, { r_nose: 1 })).toThrow()
  // @ts-expect-error no such gland
  expect(() => score(hocevar, { px_echo: 1 })).toThrow()
  // @ts-expect-error no such gland
  expect(() => score(salaffi, { px: 1 })).toThrow()
  // @ts-expect-error no such item
  expect(() => score(osdi, { q13: 1 })).toThrow()
  // @ts-expect-error a length is not a bare number
  score(schirmer, { schirmer_r: 5 })
  // @ts-expect-error a volume is no flow
  score(uwsf, { flow: quantity(5, 'mL') })
})
