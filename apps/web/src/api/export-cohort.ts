import { download } from './download.ts'
import { nameIn } from './name-in.ts'
import type { InputOf } from './operations.ts'
import { requestOf } from './request-of.ts'
import { routes } from './routes.ts'
import { send } from './send.ts'

/** Downloads the observations of a cohort under the name the server gives. */
export const exportCohort = async (input: InputOf<'export'>): Promise<void> => {
  const { url, init } = requestOf(routes.export, input)
  const response = await send(url, init)
  download(nameIn(response.headers.get('content-disposition')) ?? `${input.study}.${input.as ?? 'csv'}`, await response.blob())
}
