import { Agent, get } from 'node:http'

export type Load = { perSecond: number; p50: number; p99: number; bytes: number }

/** Asks `url` over so many kept-alive connections, each the next question when its answer is there, for `seconds`. */
async function load(url: string, connections: number, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  let bytes = 0
  const started = performance.now()
  const until = started + seconds * 1000
  const ask = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = performance.now()
      const request = get(url, { agent }, response => {
        let size = 0
        response.on('data', (part: Buffer) => {
          size += part.length
        })
        response.on('end', () => {
          times.push(performance.now() - asked)
          bytes = size
          if (response.statusCode === 200) resolve()
          else reject(new Error(`${url} answered ${response.statusCode}`))
        })
      })
      request.on('error', reject)
    })
  const worker = async (): Promise<void> => {
    while (performance.now() < until) await ask()
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const perSecond = times.length / ((performance.now() - started) / 1000)
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
  return { perSecond, p50: at(0.5), p99: at(0.99), bytes }
}

if (process.argv[1] === import.meta.filename) {
  const [url = '', connections = '20', seconds = '5'] = process.argv.slice(2)
  console.log(JSON.stringify(await load(url, Number(connections), Number(seconds))))
}
