import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { drawer } from './city.ts'

/** One message that was handed over: to whom, under which id, and whether somebody who was given it before under the same one was spared. */
export type Handed = { channel: 'mail' | 'sms' | 'line'; id: string; to: string; again: boolean }

/** How often of all times: the answer is late, it is refused for now, the connection breaks before it was taken, or after. */
const MOODS = { hangs: 0.002, refuses: 0.01, breaks: 0.005, took: 0.005 } as const
type Mood = keyof typeof MOODS | null

/** The servers of mail, SMS and LINE, in this process, moody and the same in every run. */
export async function carriers() {
  const draw = drawer(5)
  const handed: Handed[] = []
  const moods = { hangs: 0, refuses: 0, breaks: 0, took: 0 }
  const mood = (): Mood => {
    let at = draw()
    for (const [name, share] of Object.entries(MOODS) as [keyof typeof MOODS, number][]) {
      if (at < share) return name
      at -= share
    }
    return null
  }
  const shown = (channel: Handed['channel']): Mood => {
    const how = mood()
    if (how === null || (how === 'took' && channel === 'mail')) return null
    moods[how]++
    return how
  }
  const mail = mailServer(handed, () => shown('mail'))
  const known = new Set<string>()
  const service = createServer(
    (request, response) => void served(request, response, { handed, known, mood: () => shown('sms') }),
  )
  const portOf = async (server: {
    listen: SMTPServer['server']['listen']
    address: SMTPServer['server']['address']
  }) => {
    await new Promise<void>(ready => void server.listen(0, '127.0.0.1', ready))
    return (server.address() as AddressInfo).port
  }
  const [smtp, http] = [await portOf(mail.server), await portOf(service)]
  return {
    handed,
    moods,
    at: {
      smtp: { url: `smtp://127.0.0.1:${smtp}`, from: 'yui@city.example.jp' },
      sms: `http://:token@127.0.0.1:${http}/sms`,
      line: `http://:token@127.0.0.1:${http}/line`,
    },
    close: () => {
      mail.close(() => {})
      service.closeAllConnections()
      service.close()
    },
  }
}

/** Every mail that was handed over is there, also one that came before: mail boxes do not tell them apart. */
function mailServer(handed: Handed[], mood: () => Mood): SMTPServer {
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', async () => {
        const how = mood()
        if (how === 'refuses' || how === 'breaks')
          return done(Object.assign(new Error('4.3.2 later'), { responseCode: 451 }))
        const id = /^Message-ID: <(.+?)@/im.exec(Buffer.concat(chunks).toString())?.[1] ?? ''
        handed.push({ channel: 'mail', id, to: envelope.rcptTo[0]?.address ?? '', again: false })
        if (how === 'hangs') await sleep(700)
        done()
      })
    },
  })
  // Whoever is killed lets go of its connections without a word.
  server.on('error', () => {})
  return server
}

type Service = { handed: Handed[]; known: Set<string>; mood: () => Mood }

/** SMS (known again by `id`) and LINE (by its retry key: 409 the second time). */
async function served(
  request: IncomingMessage,
  response: ServerResponse,
  { handed, known, mood }: Service,
): Promise<void> {
  const channel = request.url === '/line' ? 'line' : 'sms'
  let text = ''
  try {
    for await (const piece of request.setEncoding('utf8')) text += piece
  } catch {
    return
  }
  const how = mood()
  if (how === 'breaks') return void (request.socket as Socket).destroy()
  if (how === 'refuses') return void response.writeHead(channel === 'sms' ? 500 : 429).end()
  const body = JSON.parse(text) as { to: string; id?: string }
  const id = channel === 'line' ? String(request.headers['x-line-retry-key']) : body.id!
  const again = known.has(id)
  known.add(id)
  handed.push({ channel, id, to: body.to, again })
  if (how === 'hangs') await sleep(700)
  if (how === 'took') return void (request.socket as Socket).destroy()
  response.writeHead(again && channel === 'line' ? 409 : 200).end()
}
