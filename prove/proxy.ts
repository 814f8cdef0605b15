import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** How what goes to the database and back is hindered. `lost`: the connections of now carry nothing any more, new ones do. */
export type Way = { delayMs: number; still: boolean }

/** A way to a database's socket, in this process, that can be slow or stand still. */
export async function wayTo(
  socketPath: string,
): Promise<{ port: number; way: Way; lose: () => void; stop: () => void }> {
  const way: Way = { delayMs: 0, still: false }
  const open = new Set<{ lost: boolean; ends: readonly Socket[] }>()
  const server: Server = createServer(near => {
    const far = connect(socketPath)
    const pair = { lost: false, ends: [near, far] as const }
    open.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      // One piece after the other, each as late as the way is slow when it comes.
      let last: Promise<void> = Promise.resolve()
      from.on('data', piece => {
        const { delayMs } = way
        const due = performance.now() + delayMs
        last = last.then(async () => {
          while (way.still || performance.now() < due) await new Promise(later => setTimeout(later, 10))
          if (!pair.lost) to.write(piece)
        })
      })
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(pair)
        if (!pair.lost) to.destroy()
      })
    }
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    port: (server.address() as AddressInfo).port,
    way,
    lose: () => {
      for (const pair of open) pair.lost = true
    },
    stop: () => {
      for (const { ends } of open) for (const end of ends) end.destroy()
      server.close()
    },
  }
}
