import { send } from './send.ts'

export interface About {
  readonly program: string
  readonly version: string
  /** Told to this machine only. */
  readonly home?: string
  readonly singleUser: boolean
}

export const readAbout = async (signal?: AbortSignal): Promise<About> => (await send('/api/about', signal ? { signal } : {})).json()
