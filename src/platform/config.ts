import { resolve } from 'node:path'
import { SetupError } from '#platform/errors.ts'
import { KEEP, readKeep, type Series } from './backup/keep.ts'

export type Config = {
  mode: 'demo' | 'production'
  /** 0 lets the system choose a free one. */
  port: number
  /** Absolute path. */
  dataDir: string
  /** PostgreSQL 15 or later elsewhere; without it the embedded server is used. */
  databaseUrl?: string
  /** How many proxies of our own stand in front (TLS): so far from the right X-Forwarded-For is believed. 0…3. */
  proxies: number
  /** Where the program makes a backup of itself every day; without it none. */
  backup?: Series
  /** Where the figures are given to whoever watches: on this machine alone unless an address is named. */
  metrics?: { host: string; port: number }
  /** Through which pooler (PgBouncer, pooling by transaction) the pages reach the database of `DATABASE_URL`. */
  through?: { host: string; port: number }
  /** From which read replica of that database visitors' pages are read. */
  replica?: { host: string; port: number }
  /** `off`: jobs, rounds and backups are another process's; `only`: they are ours, and no pages. Both where nothing is said. */
  jobs?: 'off' | 'only'
  /** The key that the database does not hold, as 64 hex digits; without it that of a file in `dataDir`. */
  secret?: string
  /** Through which server mail is sent, and as whom; without it, none leaves the building. */
  smtp?: { url: string; from: string; bounce?: string }
  /** The services through which SMS and LINE are sent. */
  sms?: string
  line?: string
  /** The channel of LINE Login by which residents come in. */
  lineLogin?: { channel: string; secret: string }
}

/** The settings that begin with YUI_. Another one is a slip of the pen and stops the start. Add new ones here. */
const OURS = [
  'YUI_MODE',
  'YUI_DATA',
  'YUI_PROXIES',
  'YUI_BACKUP',
  'YUI_BACKUP_TO',
  'YUI_BACKUP_KEEP',
  'YUI_METRICS_PORT',
  'YUI_JOBS',
  'YUI_POOLER',
  'YUI_REPLICA',
  'YUI_SECRET',
  'YUI_SMTP',
  'YUI_MAIL_FROM',
  'YUI_MAIL_BOUNCE',
  'YUI_SMS',
  'YUI_LINE',
  'YUI_LINE_LOGIN',
]

/**
 * Reads the settings from the environment, once, at start. Without any: the demo city on port 3000 with its data in
 * `./data`. A DATABASE_URL means production unless YUI_MODE=demo is said. Refuses every wrong value (an empty one too: it
 * is most often a variable that was meant to be filled in) with one sentence that names variable, value and an example.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const unknown = Object.keys(env).find(name => /^YUI_/i.test(name) && !OURS.includes(name))
  if (unknown) throw new SetupError(`「${unknown}」という設定はありません。使える設定は ${OURS.join('、')} です。`)
  const {
    YUI_MODE: mode,
    YUI_DATA: data = './data',
    YUI_PROXIES: proxies = '0',
    YUI_SECRET: secret,
    PORT: port = '3000',
    DATABASE_URL: url,
  } = env
  if (data === '') throw wrong('YUI_DATA', data, 'データを置くフォルダー', '/var/lib/yui')
  const databaseUrl = url === undefined ? {} : { databaseUrl: readDatabaseUrl(url) }
  return {
    mode: readMode(mode ?? (url === undefined ? 'demo' : 'production')),
    port: readPort(port),
    dataDir: resolve(data),
    proxies: readProxies(proxies),
    ...databaseUrl,
    ...readBackup(env),
    ...readMetrics(env['YUI_METRICS_PORT']),
    ...readJobs(env['YUI_JOBS']),
    ...readBeside(env),
    ...readCarriers(env),
    ...(secret === undefined ? {} : { secret: readKey(secret) }),
  }
}

/** `port` of this machine, or `host:port`. */
function readAddress(value: string): { host: string; port: number } | null {
  const [, host = '127.0.0.1', port] = /^(?:([\w.-]+):)?(\d{1,5})$/.exec(value) ?? []
  return port && Number(port) <= 65535 ? { host, port: Number(port) } : null
}

function readMetrics(value: string | undefined): Pick<Config, 'metrics'> {
  if (value === undefined) return {}
  const metrics = readAddress(value)
  if (metrics) return { metrics }
  throw wrong(
    'YUI_METRICS_PORT',
    value,
    '監視用のポートの番号（ほかの機械から見るなら、このサーバーの内側のアドレスとともに）',
    '9464',
  )
}

const BESIDE = [
  ['through', 'YUI_POOLER', 'DATABASE_URL の前に置いた PgBouncer のアドレスとポート', '127.0.0.1:6432'],
  ['replica', 'YUI_REPLICA', 'DATABASE_URL の複製（読むだけのサーバー）のアドレスとポート', '127.0.0.1:5433'],
] as const

/** What stands beside the database of `DATABASE_URL`; the embedded server has none of it. */
function readBeside(env: Record<string, string | undefined>): Pick<Config, 'through' | 'replica'> {
  const named = BESIDE.filter(([, name]) => env[name] !== undefined)
  const places = named.map(([key, name, expected, example]) => {
    const place = env['DATABASE_URL'] === undefined ? null : readAddress(env[name]!)
    if (!place) throw wrong(name, env[name]!, expected, example)
    return [key, place] as const
  })
  return Object.fromEntries(places)
}

function readJobs(value: string | undefined): Pick<Config, 'jobs'> {
  if (value === undefined || value === 'on') return {}
  if (value === 'off' || value === 'only') return { jobs: value }
  throw wrong('YUI_JOBS', value, 'on（画面と処理）、off（画面だけ）、only（処理だけ）のどれか', 'only')
}

/** Where backups go, for whom they are sealed and how many are kept: in the clear only where `plain` is said. */
function readBackup(env: Record<string, string | undefined>): { backup?: Series } {
  const { YUI_BACKUP: dir, YUI_BACKUP_TO: to, YUI_BACKUP_KEEP: keep = KEEP } = env
  if (dir === undefined && to === undefined && env['YUI_BACKUP_KEEP'] === undefined) return {}
  if (!dir) throw wrong('YUI_BACKUP', dir ?? '', '控えを置くフォルダー', '/var/backups/yui')
  const recipients = to === 'plain' ? [] : (to ?? '').split(',')
  if (!recipients.every(recipient => recipient.startsWith('age1')))
    throw wrong('YUI_BACKUP_TO', to ?? '', '控えを暗号化する公開鍵（暗号化しないなら plain）', 'age1…')
  return { backup: { dir: resolve(dir), recipients, keep: readKeep(keep) } }
}

const CARRIERS = [
  ['sms', 'YUI_SMS', 'SMSを送るサービスの送信先', 'https://:TOKEN@sms.example.jp/send'],
  ['line', 'YUI_LINE', 'LINEのメッセージの送信先', 'https://:TOKEN@api.line.me/v2/bot/message/push'],
] as const

/** By whom notices are carried out of the building. What is shown of a wrong value holds no password. */
function readCarriers(env: Record<string, string | undefined>): Pick<Config, 'smtp' | 'sms' | 'line' | 'lineLogin'> {
  const { YUI_SMTP: smtp, YUI_MAIL_FROM: from, YUI_MAIL_BOUNCE: bounce } = env
  const others = CARRIERS.filter(([, name]) => env[name] !== undefined).map(([key, name, expected, example]) => {
    if (!isUrl(env[name]!, ['http:', 'https:'])) throw wrong(name, unsaid(env[name]!), expected, example)
    return [key, env[name]!] as const
  })
  return { ...Object.fromEntries(others), ...readSmtp(smtp, from, bounce), ...readLineLogin(env['YUI_LINE_LOGIN']) }
}

/** The number of the channel and its secret, of which nothing is shown. */
function readLineLogin(value: string | undefined): Pick<Config, 'lineLogin'> {
  if (value === undefined) return {}
  const [, channel, secret] = /^(\d{5,20}):([\w-]{16,128})$/.exec(value) ?? []
  if (channel && secret) return { lineLogin: { channel, secret } }
  const shown = value && `${/^\d*(?=:)/.exec(value)?.[0] ?? ''}…`
  throw wrong('YUI_LINE_LOGIN', shown, 'LINEログインのチャネルIDとチャネルシークレット', '1234567890:SECRET')
}

/** An address may have 64 characters before its @ (RFC 5321 §4.5.3.1.1), of which the notice takes 37. */
const BOUNCE = /^[a-z0-9][a-z0-9._-]{0,25}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

function readSmtp(
  smtp: string | undefined,
  from: string | undefined,
  bounce: string | undefined,
): Pick<Config, 'smtp'> {
  if (smtp === undefined && from === undefined && bounce === undefined) return {}
  if (!isUrl(smtp ?? '', ['smtp:', 'smtps:']))
    throw wrong('YUI_SMTP', unsaid(smtp ?? ''), 'メールを送るサーバー', 'smtps://yui:PASSWORD@mail.example.jp:465')
  if (!/^[^<>\r\n]*<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/.test(from ?? ''))
    throw wrong('YUI_MAIL_FROM', from ?? '', 'メールの差出人', '柏市セカンドライフ窓口 <yui@city.example.jp>')
  if (bounce !== undefined && !BOUNCE.test(bounce))
    throw wrong(
      'YUI_MAIL_BOUNCE',
      bounce,
      '戻ってきたメールを受けるアドレス（@の前は26文字まで）',
      'bounce@city.example.jp',
    )
  return { smtp: { url: smtp!, from: from!, ...(bounce !== undefined && { bounce }) } }
}

const isUrl = (value: string, protocols: readonly string[]): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null
  return url !== null && url.hostname !== '' && protocols.includes(url.protocol)
}

/** An address without who logs in there. */
const unsaid = (value: string): string => value.replace(/^.*@/s, '…@')

function readMode(value: string): Config['mode'] {
  if (value === 'demo' || value === 'production') return value
  throw wrong('YUI_MODE', value, 'demo か production', 'production')
}

function readPort(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) <= 65535) return Number(value)
  throw wrong('PORT', value, '0から65535までの整数', '3000')
}

function readProxies(value: string): number {
  if (/^[0-3]$/.test(value)) return Number(value)
  throw wrong('YUI_PROXIES', value, '前に置いたプロキシーの数（0から3まで）', '1')
}

function readKey(value: string): string {
  if (/^[0-9a-f]{64}$/i.test(value)) return value.toLowerCase()
  // What was set may be most of a key: it is not shown.
  throw new SetupError('YUI_SECRET には鍵（16進数64文字）を指定してください。例：openssl rand -hex 32 で作れます。')
}

function readDatabaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  const host = url && (url.hostname || url.searchParams.get('host'))
  if (host && ['postgres:', 'postgresql:'].includes(url.protocol)) return value
  // The sentence is printed and may be kept in a log: it does not show who logs in, nor with which password.
  const shown = value.replace(/^.*@/s, '…@').replace(/(password=)[^&\s]*/gi, '$1…')
  throw wrong('DATABASE_URL', shown, 'PostgreSQL の接続先', 'postgres://yui@db.example.jp:5432/yui')
}

function wrong(name: string, value: string, expected: string, example: string): SetupError {
  return new SetupError(`${name} には${expected}を指定してください（今の値は「${value}」、例: ${name}=${example}）。`)
}
