import { z } from 'zod'
import { appCommand, type CommandContext } from '../app-command.ts'

const until = (signal: AbortSignal): Promise<void> =>
  signal.aborted ? Promise.resolve() : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

const tell = ({ say, json }: CommandContext, text: string): void => (json ? undefined : say(text))

/** `dacryon serve` */
export const serveCommand = appCommand({
  id: 'serve',
  title: 'Start the server with the web application',
  summary: `Serves the home folder to this machine alone, prints the address, and runs until it is interrupted.
There is one user: whoever reaches the server. Another address than the loopback one is therefore refused unless --allow-network says that the network is yours alone.`,
  input: z.object({
    port: z.number().int().min(0).max(65535).default(4280).describe('Port; 0 picks a free one'),
    host: z.string().default('127.0.0.1').describe('Address to listen on'),
    allowNetwork: z.boolean().default(false).describe('Allow an address that others can reach'),
    knownHost: z.array(z.string()).exactOptional().describe('Another host name that leads here'),
    demo: z.boolean().default(false).describe('Make the synthetic consortium first when the home is empty'),
  }),
  output: z.object({ address: z.string() }),
  command: { positional: [], examples: ['dacryon serve', 'dacryon serve --demo --port 0', 'dacryon serve --home /data/dacryon'] },
  run: async (home, input, context) => {
    const { startServer } = await import('@dacryon/server')
    if (input.demo && (await home.doors.releases.list()).length === 0) {
      const { makeDemo } = await import('@dacryon/server/demo')
      tell(context, 'Making the synthetic consortium; this takes a little while and happens once ...')
      await makeDemo(home, 1, context)
    }
    const server = await startServer({
      home,
      host: input.host,
      port: input.port,
      allowNetwork: input.allowNetwork,
      onError: (error) => console.error(error),
      ...(input.knownHost === undefined ? {} : { knownHosts: input.knownHost.map((name) => name.toLowerCase()) }),
    })
    if (input.allowNetwork)
      console.error('Warning: everybody who can reach this address can read and import studies; nothing asks who they are.')
    context.say(context.json ? JSON.stringify({ address: server.address }) : `Dacryon is at ${server.address}  (Ctrl+C stops it)`)
    await until(context.signal)
    await server.close()
    return { address: server.address }
  },
})
