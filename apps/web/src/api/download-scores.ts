import { download } from './download.ts'
import { nameIn } from './name-in.ts'
import type { InputOf } from './operations.ts'
import { requestOf } from './request-of.ts'
import { routes } from './routes.ts'
import { send } from './send.ts'

/** Downloads the scores of a study under the name the server gives. */
export const downloadScores = async (input: InputOf<'score-table'>): Promise<void> => {
  const { url, init } = requestOf(routes['score-table'], input)
  const response = await send(url, init)
  download(nameIn(response.headers.get('content-disposition')) ?? `${input.study}-scores.csv`, await response.blob())
}
