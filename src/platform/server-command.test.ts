import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { scratch } from './postgres/testing.ts'

// `ops/yui`, the command on a server: every setting reaches the program as it is written, as systemd gives it to the service.

const ops = (name: string) => readFileSync(join(import.meta.dirname, '../../ops', name), 'utf8')

/** What the program would be given, with this file of settings. */
function given(t: TestContext, settings: string, env: Record<string, string> = {}): Record<string, string> {
  const file = join(scratch(t), '..', 'yui.env')
  writeFileSync(file, settings)
  const script = ops('yui')
    .replace(/^\[ "\$\(id -un\)".*$/m, '')
    .replace('/etc/yui/yui.env', `'${file}'`)
    .replace(/^exec .*$/m, 'exec env -0')
  const { stdout, stderr, status } = spawnSync('sh', ['-c', script], { env: { PATH: '/usr/bin:/bin', ...env } })
  assert.equal(status, 0, String(stderr))
  return Object.fromEntries(
    String(stdout)
      .split('\0')
      .flatMap(line =>
        line.includes('=') ? [[line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]] : [],
      ),
  )
}

const WRITTEN = [
  ['a sender with his address', 'YUI_MAIL_FROM', '柏市セカンドライフ窓口 <yui@city.example.jp>'],
  ['a password that a shell would read', 'YUI_SMTP', 'smtps://yui:a$HOME&b;c`d@mail.example.jp:465'],
  ['an address with an equals sign', 'DATABASE_URL', 'postgres://yui:p@127.0.0.1/yui?sslmode=require'],
] as const
for (const [says, name, value] of WRITTEN)
  test(`${says} reaches the command as it stands in the file`, t =>
    assert.equal(given(t, `# a line\n\n${name}=${value}`)[name], value))

test('a value in quotes is meant without them, as systemd takes it', t =>
  assert.equal(given(t, 'YUI_MAIL_FROM="窓口 <yui@city.example.jp>"\n')['YUI_MAIL_FROM'], '窓口 <yui@city.example.jp>'))

test('every setting of the example is read, also those that wait behind a #', t => {
  const example = ops('yui.env').replace(/^# ((?:YUI|DATABASE)_\w+=)/gm, '$1')
  const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name!)
  const found = given(t, example)
  assert.deepEqual(
    names.filter(name => !found[name]),
    [],
  )
  assert.match(found['YUI_MAIL_FROM']!, /<yui@city\.example\.jp>$/)
})

test('what the program says of its commands fits how they are called: on a server, by the command and by each unit', t => {
  assert.equal(given(t, '')['CALLED_AS'], 'yui')
  for (const unit of ['yui', 'yui-web@', 'yui-jobs', 'yui-backup'])
    assert.match(ops(`${unit}.service`), /^Environment=CALLED_AS=yui$/m, unit)
  for (const [called, says] of [
    ['yui', /「backups」というコマンドはありません。yui --help で/],
    [undefined, /「backups」というコマンドはありません。npx yui --help で/],
  ] as const) {
    const cli = join(import.meta.dirname, '../cli.ts')
    const { stderr } = spawnSync(process.execPath, [cli, 'backups'], {
      env: { PATH: '/usr/bin:/bin', CALLED_AS: called },
    })
    assert.match(String(stderr), says)
  }
})

test('another database that is named before the command goes before that of the file; its folder need not be named', t => {
  const found = given(t, 'DATABASE_URL=postgres://one/yui\n', { DATABASE_URL: 'postgres://two/yui2' })
  assert.equal(found['DATABASE_URL'], 'postgres://two/yui2')
  assert.equal(found['YUI_DATA'], '/var/lib/yui')
})
