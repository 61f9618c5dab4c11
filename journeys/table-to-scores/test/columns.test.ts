import { describe, expect, it } from 'vitest'
import { refusal, scored } from './run.ts'

const star = 'clinessdai_b,clinessdai_f,esspri_sum_b,esspri_sum_f,igg_b,igg_f\n12,9,18,15,20,18\n'

describe('the columns of the answer', () => {
  it('are those of the table, then every result, flag and reason', async () => {
    const { header } = await scored('esspri', 'id,dry_f,note,fat_f,pain_f\n1,8,x,7,6\n')
    expect(header).toEqual(['id', 'dry_f', 'note', 'fat_f', 'pain_f', 'base', 'follow', 'pass_follow', 'mcii', 'sum', 'flag', 'reason'])
  })
  it('rename what is called like a result', async () => {
    const { header, rows } = await scored('esspri', 'follow,dry_f,fat_f,pain_f,reason,input_reason\n99,8,7,6,none,mine\n')
    expect(header.slice(0, 6)).toEqual(['input_follow', 'dry_f', 'fat_f', 'pain_f', 'input_input_reason', 'input_reason'])
    expect(rows[0]).toMatchObject({ input_follow: '99', follow: '7', input_input_reason: 'none', input_reason: 'mine' })
  })
  it('are found in any case, with a unit or without', async () => {
    const { header, rows } = await scored('star', star.replace('igg_b,igg_f', 'IgG_b [mg/dL],IGG_F (mg/dl)').replace('20,18', '2000,1800'))
    expect(header.slice(4, 6)).toEqual(['IgG_b [mg/dL]', 'IGG_F (mg/dl)'])
    expect(rows[0]).toMatchObject({ biological: '1', 'IgG_b [mg/dL]': '2000' })
  })
  it('that is called like an item is not read when the map leaves the item out', async () => {
    const { header, rows } = await scored('esspri', 'dry_f,fat_f,pain_f\n8,7,6\n', { map: { pain_f: '' } })
    expect(header.slice(0, 3)).toEqual(['dry_f', 'fat_f', 'pain_f'])
    expect(rows[0]).toMatchObject({ pain_f: '6', follow: 'NA' })
    expect(rows[0]?.reason).toContain('missing:pain_f')
  })
})

describe('a warning', () => {
  it('names the items that have no column', async () => {
    const { warnings } = await scored('essdai', 'renal,cns\n0,0\n')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatchObject({ code: 'items-without-column', severity: 'warning', file: 'table.csv' })
    expect(warnings[0]?.message).toContain('biological')
    expect(warnings[0]?.message).not.toMatch(/renal|baseline_essdai/)
  })
})

describe('a unit', () => {
  it('gives the same result whichever way it is said', async () => {
    const plain = await scored('star', star)
    const [first] = plain.rows
    const other = await scored('star', star.replace('20,18', '2000,1800'), { units: { igg_b: 'mg/dL', IGG_F: 'mg/dl' } })
    for (const name of plain.header.slice(6)) expect(other.rows[0]?.[name]).toBe(first?.[name])
  })
  it('that the item does not take is one issue, before anything is written', async () => {
    for (const unit of ['mmol/L', 'g/min']) {
      const issues = await refusal('star', star.replace('igg_b', `igg_b [${unit}]`))
      expect(issues).toHaveLength(1)
      expect(issues[0]).toMatchObject({ code: 'unit-not-accepted', column: 'igg_b', value: unit, file: 'table.csv' })
    }
  })
  it('that nobody knows, or that is right but for its case, is refused', async () => {
    expect(await refusal('star', star.replace('igg_b', 'igg_b [spoons]'))).toMatchObject([{ code: 'unit-unknown', column: 'igg_b' }])
    expect(await refusal('star', star, { units: { igg_b: 'MG/DL' } })).toMatchObject([{ code: 'unit-unknown', value: 'MG/DL' }])
  })
  it('is not for an item without a unit, nor for a column that is not there, nor two at once', async () => {
    expect(await refusal('essdai', 'cns [g/L]\n1\n')).toMatchObject([{ code: 'unit-not-accepted', column: 'cns' }])
    expect(await refusal('star', star, { units: { rf_b: '[IU]/mL', nonsense: 'g/L' } })).toMatchObject([
      { code: 'unit-item-absent', column: 'rf_b' },
      { code: 'unit-item-unknown', value: 'nonsense' },
    ])
    expect(await refusal('star', star.replace('igg_b', 'igg_b [g/L]'), { units: { igg_b: 'mg/dL' } })).toMatchObject([
      { code: 'unit-twice' },
    ])
  })
  it('of a titre is refused: it cannot be converted', async () => {
    expect(await refusal('star', 'rf_b [{titer}],rf_f\n80,40\n')).toMatchObject([{ severity: 'error', column: 'rf_b' }])
  })
})

describe('a map', () => {
  it('names columns that are called otherwise', async () => {
    const table = 'Dryness,Fatigue (0-10),Pain\n8,7,6\n'
    const { rows } = await scored('esspri', table, { map: { dry_f: 'Dryness', fat_f: 'Fatigue (0-10)', PAIN_F: 'pain' } })
    expect(rows[0]).toMatchObject({ Dryness: '8', follow: '7' })
    const { rows: measured } = await scored('star', 'Serum IgG (mg/dL),igg_f\n2000,18\n', { map: { igg_b: 'serum igg' } })
    expect(measured[0]?.biological).toBe('1')
  })
  it('wins over a column of that name, and says so', async () => {
    const { rows, warnings } = await scored('esspri', 'dry_f,real,fat_f,pain_f\n0,8,7,6\n', { map: { dry_f: 'real' } })
    expect(rows[0]?.follow).toBe('7')
    expect(warnings).toMatchObject(
      [{ code: 'column-not-read', column: 'dry_f', severity: 'warning' }, { code: 'items-without-column' }].slice(0, 1),
    )
  })
  it('to what is not there is refused with the nearest names, all at once', async () => {
    const issues = await refusal('esspri', 'dryness,fat_f,pain_f\n8,7,6\n', {
      map: { dry_g: 'dryness', dry_f: 'drynes', fat_f: 'pain_f', pain_f: 'pain_f' },
    })
    expect(issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'map-item-unknown', value: 'dry_g' },
      { code: 'map-column-unknown', value: 'drynes' },
      { code: 'column-twice', value: 'pain_f' },
    ])
    expect(issues[1]?.remedy).toContain('dryness')
  })
})

describe('a table that cannot be scored', () => {
  it('has no column of the instrument', async () => {
    const [issue, ...more] = await refusal('essdai', 'a,b\n1,2\n')
    expect(more).toEqual([])
    expect(issue).toMatchObject({ code: 'no-item-column', value: 'a, b', file: 'table.csv' })
    expect(issue?.expected).toContain('constitutional')
  })
  it('has the same item twice', async () => {
    expect(await refusal('esspri', 'dry_f,DRY_F,fat_f,pain_f\n1,2,3,4\n')).toMatchObject([{ code: 'column-twice', value: 'dry_f' }])
  })
  it('is empty', async () => {
    expect(await refusal('esspri', '')).toMatchObject([{ code: 'file-empty' }])
  })
  it('is asked for with options that do not exist', async () => {
    expect(await refusal('star', star, { options: { policy: 'maybe', polcy: 'nri' } })).toMatchObject([
      { code: 'option-unknown', value: 'nri', column: 'polcy' },
      { code: 'option-value', value: 'maybe' },
    ])
  })
})

describe('an option', () => {
  const table = `policy,${star}`.replace('\n12', '\nnri,12').replace('18,15', '18,')
  it('in a column is read row by row', async () => {
    const { rows, summary } = await scored('star', `${table}bounds,12,9,18,,20,18\nperhaps,12,9,18,15,20,18\n,12,9,18,,20,18\n`)
    expect(rows.map(({ responder }) => responder)).toEqual(['0', 'NA', 'NA', 'NA'])
    expect(rows[2]?.reason).toBe('invalid:policy')
    expect(summary.optionColumns).toEqual(['policy'])
    expect(summary.options).toMatchObject({ eye_policy: 'both' })
  })
  it('for the whole table wins, and says so', async () => {
    const { rows, warnings } = await scored('star', table, { options: { policy: 'bounds' } })
    expect(rows[0]?.responder).toBe('NA')
    expect(warnings).toMatchObject([{ code: 'option-column-not-read', column: 'policy', severity: 'warning' }])
  })
})
