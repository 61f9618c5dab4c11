import { strToU8, zipSync } from 'fflate'
import { escapeXml } from './escape-xml.ts'
import { type Cell, sheetXml } from './sheet-xml.ts'

/** A worksheet: its name (at most 31 characters, none of `[]:*?/\`) and its rows from the top. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: readonly Sheet[]): string =>
  `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${head}<Relationships xmlns="${packaging}/relationships">${targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

const workbook = (sheets: readonly Sheet[]): string =>
  `${head}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`

const checkName = ({ name }: Sheet): void => {
  if (name === '' || name.length > 31 || /[[\]:*?/\\]/.test(name)) throw new RangeError(`“${name}” cannot be the name of a worksheet`)
}

/** The zip format keeps local time without a zone: a date made of local parts is the same everywhere. */
const epoch = () => new Date(1980, 0, 1)

/** A workbook as the bytes of an `.xlsx` file. Throws a `RangeError` for names of sheets that the format does not allow. Source: ECMA-376. */
export const encodeWorkbook = (sheets: readonly Sheet[]): Uint8Array => {
  if (sheets.length === 0) throw new RangeError('A workbook needs a worksheet')
  sheets.forEach(checkName)
  const parts = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations(sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`])),
    ...Object.fromEntries(sheets.map(({ rows }, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${head}${sheetXml(rows, spreadsheet)}`])),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), {
    mtime: epoch(),
    level: 6,
    os: 0,
  })
}
