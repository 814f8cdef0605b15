import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { type Config, readConfig } from './config.ts'
import { SetupError } from './errors.ts'

const url = 'postgres://yui:secret@db.example.jp:5432/yui'
const socket = 'postgresql:///yui?host=/var/run/postgresql'
const SECRET = 'c0ffee'.repeat(5)
const LINE = `1234567890:${SECRET}`
const demo: Config = { mode: 'demo', port: 3000, dataDir: resolve('data'), proxies: 0 }

const accepted: [string, Record<string, string>, Config][] = [
  ['nothing set: the demo city', {}, demo],
  ['other variables do not matter', { HOME: '/root', LANG: '', MY_YUI_MODE: 'x' }, demo],
  ['production on the embedded server', { YUI_MODE: 'production' }, { ...demo, mode: 'production' }],
  ['a database means production', { DATABASE_URL: url }, { ...demo, mode: 'production', databaseUrl: url }],
  ['unless the demo is asked for', { DATABASE_URL: url, YUI_MODE: 'demo' }, { ...demo, databaseUrl: url }],
  ['a database behind a socket', { DATABASE_URL: socket }, { ...demo, mode: 'production', databaseUrl: socket }],
  ['any free port', { PORT: '0' }, { ...demo, port: 0 }],
  ['behind one proxy', { YUI_PROXIES: '1' }, { ...demo, proxies: 1 }],
  ['a key', { YUI_SECRET: 'AB'.repeat(32) }, { ...demo, secret: 'ab'.repeat(32) }],
  ['the last port', { PORT: '65535' }, { ...demo, port: 65535 }],
  ['a folder with Japanese and spaces', { YUI_DATA: '/srv/結い データ' }, { ...demo, dataDir: '/srv/結い データ' }],
  [
    'a backup every day, sealed',
    { YUI_BACKUP: '/mnt/b', YUI_BACKUP_TO: 'age1x,age1y' },
    {
      ...demo,
      backup: { dir: '/mnt/b', recipients: ['age1x', 'age1y'], keep: { days: 7, weeks: 4, months: 12 } },
    },
  ],
  [
    'a backup every day, in the clear where that is said',
    { YUI_BACKUP: '/mnt/b', YUI_BACKUP_TO: 'plain', YUI_BACKUP_KEEP: '30d' },
    { ...demo, backup: { dir: '/mnt/b', recipients: [], keep: { days: 30, weeks: 0, months: 0 } } },
  ],
  ['figures on this machine', { YUI_METRICS_PORT: '9464' }, { ...demo, metrics: { host: '127.0.0.1', port: 9464 } }],
  [
    'figures for a machine that watches',
    { YUI_METRICS_PORT: '10.0.0.5:9464' },
    { ...demo, metrics: { host: '10.0.0.5', port: 9464 } },
  ],
  [
    'pages through a pooler',
    { DATABASE_URL: url, YUI_POOLER: '6432' },
    { ...demo, mode: 'production', databaseUrl: url, through: { host: '127.0.0.1', port: 6432 } },
  ],
  [
    'visitors read from a replica',
    { DATABASE_URL: url, YUI_REPLICA: 'db2.example.jp:5433' },
    { ...demo, mode: 'production', databaseUrl: url, replica: { host: 'db2.example.jp', port: 5433 } },
  ],
  ['pages and jobs', { YUI_JOBS: 'on' }, demo],
  ['pages without jobs', { YUI_JOBS: 'off' }, { ...demo, jobs: 'off' }],
  ['jobs without pages', { YUI_JOBS: 'only' }, { ...demo, jobs: 'only' }],
  ['residents by LINE', { YUI_LINE_LOGIN: LINE }, { ...demo, lineLogin: { channel: '1234567890', secret: SECRET } }],
  [
    'mail that comes back to an address of its own',
    { YUI_SMTP: 'smtp://mail', YUI_MAIL_FROM: 'yui@x.jp', YUI_MAIL_BOUNCE: 'bounce@x.jp' },
    { ...demo, smtp: { url: 'smtp://mail', from: 'yui@x.jp', bounce: 'bounce@x.jp' } },
  ],
  ['a relative folder', { YUI_DATA: '../d' }, { ...demo, dataDir: resolve('../d') }],
]

for (const [title, env, config] of accepted) {
  test(`settings: ${title}`, () => assert.deepEqual(readConfig(env), config))
}

const refused: [Record<string, string>, RegExp][] = [
  [{ YUI_MODE: 'prod' }, /^YUI_MODE には.*「prod」、例: YUI_MODE=production/],
  [{ YUI_PROXIES: 'yes' }, /^YUI_PROXIES には.*「yes」、例: YUI_PROXIES=1/],
  [{ YUI_SECRET: 'ab'.repeat(31) }, /^YUI_SECRET には鍵（16進数64文字）(?!.*abab)/],
  [{ YUI_MODE: '' }, /^YUI_MODE には.*「」/],
  [{ YUI_DATA: '' }, /^YUI_DATA には.*「」、例: YUI_DATA=/],
  [{ PORT: '' }, /^PORT には/],
  [{ PORT: '65536' }, /^PORT には.*「65536」、例: PORT=3000/],
  [{ PORT: '-1' }, /^PORT には/],
  [{ PORT: '3000.5' }, /^PORT には/],
  [{ PORT: '３０００' }, /^PORT には.*「３０００」/],
  [{ DATABASE_URL: '' }, /^DATABASE_URL には.*「」/],
  [{ DATABASE_URL: 'mysql://db/yui' }, /^DATABASE_URL には.*「mysql:\/\/db\/yui」/],
  [{ DATABASE_URL: 'postgres:///yui' }, /^DATABASE_URL には/],
  [{ DATABASE_URL: 'postgres://db:port/yui' }, /^DATABASE_URL には/],
  [{ DATABASE_URL: 'db.example.jp' }, /^DATABASE_URL には.*例: DATABASE_URL=postgres:\/\/yui@db/],
  [{ YUI_METRICS_PORT: '99999' }, /^YUI_METRICS_PORT には.*「99999」/],
  [{ YUI_POOLER: '6432' }, /^YUI_POOLER には.*DATABASE_URL/],
  [{ YUI_REPLICA: '5433' }, /^YUI_REPLICA には.*DATABASE_URL/],
  [{ DATABASE_URL: url, YUI_REPLICA: 'postgres://db2' }, /^YUI_REPLICA には.*「postgres:/],
  [{ YUI_LINE_LOGIN: '1234567890' }, /^YUI_LINE_LOGIN には/],
  [{ YUI_LINE_LOGIN: `channel:${SECRET}` }, /^YUI_LINE_LOGIN には(?!.*c0ffee)/],
  [{ YUI_LINE_LOGIN: `${LINE} ` }, /^YUI_LINE_LOGIN には(?!.*c0ffee)/],
  [{ YUI_LINE_LOGIN: '' }, /^YUI_LINE_LOGIN には.*「」/],
  [{ YUI_MAIL_BOUNCE: 'bounce@x.jp' }, /^YUI_SMTP には/],
  ...['bounce', '戻り@x.jp', 'b+c@x.jp', `${'b'.repeat(27)}@x.jp`, '<b@x.jp>'].map(
    (YUI_MAIL_BOUNCE): [Record<string, string>, RegExp] => [
      { YUI_SMTP: 'smtp://mail', YUI_MAIL_FROM: 'yui@x.jp', YUI_MAIL_BOUNCE },
      /^YUI_MAIL_BOUNCE には.*例: YUI_MAIL_BOUNCE=bounce@/,
    ],
  ),
  [{ YUI_JOBS: 'no' }, /^YUI_JOBS には.*「no」/],
  [{ YUI_BACKUP: '/mnt/b' }, /^YUI_BACKUP_TO には/],
  [{ YUI_BACKUP: '/mnt/b', YUI_BACKUP_TO: 'AGE-SECRET' }, /^YUI_BACKUP_TO には/],
  [{ YUI_BACKUP_TO: 'plain' }, /^YUI_BACKUP には/],
  [{ YUI_BACKUP: '/mnt/b', YUI_BACKUP_TO: 'plain', YUI_BACKUP_KEEP: '7日' }, /^控えを残す数「7日」を読めません/],
  [
    { YUI_MDOE: 'production' },
    /「YUI_MDOE」という設定はありません。使える設定は YUI_MODE、YUI_DATA、YUI_PROXIES、YUI_BACKUP、YUI_BACKUP_TO、YUI_BACKUP_KEEP/,
  ],
  [{ yui_mode: 'production' }, /「yui_mode」という設定はありません/],
]

for (const [env, sentence] of refused) {
  test(`a wrong setting stops the start with one sentence: ${JSON.stringify(env)}`, () => {
    assert.throws(
      () => readConfig(env),
      (error: unknown) => error instanceof SetupError && sentence.test(error.message),
    )
  })
}

for (const address of [
  'mysql://yui:s3cret@db/yui',
  'postgres//yui:s3cret@x@db',
  'host=db password=s3cret dbname=yui',
]) {
  test(`the sentence about a wrong address does not show its password: ${address}`, () => {
    assert.throws(
      () => readConfig({ DATABASE_URL: address }),
      (error: unknown) => error instanceof SetupError && !error.message.includes('s3cret'),
    )
  })
}
