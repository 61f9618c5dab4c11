/** A schema in an OpenAPI document, as far as the page tells of it. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

interface Content {
  readonly description?: string
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

interface Call {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

/** As much of an OpenAPI document as the page needs. */
export interface OpenApi {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Call>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

const safe = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A schema in one line: `{ id: text, files?: number[] }`. */
const brief = (schema: Schema, depth = 0): string => {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return `<a href="#schema-${safe(name)}">${safe(name)}</a>`
  }
  if (schema.enum !== undefined) return schema.enum.map((value) => `<code>${safe(String(value))}</code>`).join(' | ')
  if (schema.const !== undefined) return `<code>${safe(JSON.stringify(schema.const))}</code>`
  const choices = schema.oneOf ?? schema.anyOf ?? schema.allOf
  if (choices !== undefined) return choices.map((choice) => brief(choice, depth)).join(depth === 0 ? '<br>or ' : ' | ')
  if (schema.type === 'array') return `list of ${brief(schema.items ?? {}, depth + 1)}`
  if (schema.properties !== undefined) {
    if (depth > 3) return 'object'
    const fields = Object.entries(schema.properties).map(
      ([name, inner]) => `${safe(name)}${schema.required?.includes(name) === true ? '' : '?'}: ${brief(inner, depth + 1)}`,
    )
    return `{ ${fields.join(', ')} }`
  }
  return safe(String(schema.type ?? 'anything'))
}

const row = (name: string, where: string, required: boolean, schema: Schema, description = schema.description ?? ''): string =>
  `<tr><th scope="row"><code>${safe(name)}</code></th><td>${where}</td><td>${required ? 'yes' : 'no'}</td><td>${brief(schema, 1)}</td><td>${safe(description)}</td></tr>`

const inputs = (call: Call): string => {
  const params = (call.parameters ?? []).map((given) =>
    row(given.name, given.in, given.required === true, given.schema ?? {}, given.description),
  )
  const body = Object.values(call.requestBody?.content ?? {})[0]?.schema
  const fields = Object.entries(body?.properties ?? {}).map(([name, schema]) =>
    row(name, 'body', body?.required?.includes(name) === true, schema),
  )
  const rows = [...params, ...fields]
  if (rows.length === 0) return ''
  return `<table><thead><tr><th>Field</th><th>In</th><th>Required</th><th>Type</th><th>Meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const answers = (call: Call): string =>
  Object.entries(call.responses ?? {})
    .flatMap(([status, { description, content }]) =>
      Object.entries(content ?? {}).map(
        ([type, { schema }]) =>
          `<dt>${safe(status)} <small>${safe(type)}</small> ${safe(description === 'Default Response' ? '' : (description ?? ''))}</dt><dd>${brief(schema ?? {})}</dd>`,
      ),
    )
    .join('')

const section = (path: string, method: string, call: Call): string => {
  const id = safe(call.operationId ?? path)
  return `<section id="${id}"><h2><a href="#${id}">${safe(call.summary ?? path)}</a></h2>
<p class="address"><b>${method.toUpperCase()}</b> <code>${safe(path)}</code></p><p>${safe(call.description ?? '')}</p>${inputs(call)}<h3>Answers</h3><dl>${answers(call)}</dl></section>`
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
code,dd,.address{font-family:ui-monospace,monospace;font-size:.9em}h2{margin-bottom:.2rem;font-size:1.2rem}h3{font-size:1rem;margin:.8rem 0 0}
section{border-top:1px solid #8886;padding:.6rem 0}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #8883}
dd{margin:0 0 .4rem 1rem;overflow-wrap:anywhere}nav ul{columns:2;padding-left:1.2rem}`

/** The OpenAPI document as a page for people, with no script in it. */
export const asDocsPage = ({ info, paths = {}, components }: OpenApi): string => {
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ path, method, call })),
  )
  const contents = calls
    .map(({ path, call }) => `<li><a href="#${safe(call.operationId ?? path)}">${safe(call.summary ?? path)}</a></li>`)
    .join('')
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<section id="schema-${safe(name)}"><h3>${safe(name)}</h3><dl><dd>${brief(schema)}</dd></dl></section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(info.title)} HTTP API</title><style>${style}</style></head>
<body><main><h1>${safe(info.title)} HTTP API <small>${safe(info.version)}</small></h1><p>${safe(info.description ?? '')}</p>
<p>The same as a document for programs: <a href="/api/openapi.json">openapi.json</a>.</p><nav aria-label="Operations"><ul>${contents}</ul></nav>
${calls.map(({ path, method, call }) => section(path, method, call)).join('\n')}
${schemas.length === 0 ? '' : `<h2>Schemas</h2>${schemas.join('\n')}`}</main></body></html>`
}
