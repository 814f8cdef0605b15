import { randomBytes } from 'node:crypto'
import type { Command } from '#platform/command.ts'
import { SetupError } from '#platform/errors.ts'
import { lengthOf } from '#platform/text.ts'
import { createAccount, letInAgain } from './actions.ts'
import { hashPassword } from './login/passwords.ts'
import { isWeak } from './login/weak.ts'
import { isRole, PASSWORD, ROLES, type Role } from './rules.ts'
import { accountByLogin } from './store.ts'
import { WEAK_TEXT } from './text.ts'

const option = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1 || args.length] ?? ''

async function passwordFromInput(): Promise<string | null> {
  if (process.stdin.isTTY) return null
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text.replace(/\r?\n$/, '') || null
}

function wishOf(args: readonly string[]): { login: string; name: string; roles: Role[]; code: string | undefined } {
  const [login, name, role] = [option(args, '--login'), option(args, '--name'), option(args, '--role')]
  const roles = role
    .split(',')
    .filter(isRole)
    .filter(one => one !== 'contributor')
  if (!/^[a-z][a-z0-9._-]{1,39}$/.test(login))
    throw new SetupError('--login には、半角の英小文字で始まる2〜40文字を書いてください。例：--login sato')
  if (!name || name.startsWith('--'))
    throw new SetupError('--name には職員の名前を書いてください。例：--name "佐藤 みどり"')
  if (roles.length === 0 || roles.length !== role.split(',').length)
    throw new SetupError(
      `--role には ${ROLES.filter(one => one !== 'contributor').join('、')} から選んで書いてください（複数は「,」で区切ります）。例：--role administrator`,
    )
  const code = args.includes('--municipality') ? option(args, '--municipality') : undefined
  return { login, name, roles, code }
}

/** The password that came by the standard input, checked, or a new one. */
async function passwordFor(own: readonly string[]): Promise<{ password: string; isNew: boolean }> {
  const given = await passwordFromInput()
  if (given === null) return { password: randomBytes(15).toString('base64url'), isNew: true }
  if (lengthOf(given) < PASSWORD.shortest)
    throw new SetupError(`パスワードは${PASSWORD.shortest}文字以上にしてください。`)
  if (isWeak(given, own)) throw new SetupError(WEAK_TEXT)
  return { password: given, isNew: false }
}

const told = ({ password, isNew }: { password: string; isNew: boolean }): string =>
  isNew ? `\nパスワード：${password}\nこの画面にしか出ません。本人に渡してください。` : ''

/** For the day on which nobody who administers the accounts gets in: whoever runs the installation lets one in again. */
const rescue: Command = {
  name: ['account', 'rescue'],
  usage: 'account rescue --login LOGIN [--municipality CODE]',
  help: 'システム管理の職員がだれもログインできないときに使います。その職員の二段階認証を外し、新しいパスワードにします。パスワードは標準入力から渡すか、渡さないときは作って一度だけ表示します。行ったことは職員の記録に残ります。',
  run: async (args, open) => {
    const login = option(args, '--login')
    const code = args.includes('--municipality') ? option(args, '--municipality') : undefined
    const chosen = await passwordFor([login])
    const hash = await hashPassword(chosen.password)
    await open(
      ({ database, municipality, now, today }) =>
        database.write({ lane: 'job', municipality }, async tx => {
          if (!(await letInAgain(tx, login, hash, { now, today })))
            throw new SetupError(
              `ログイン名「${login}」の職員が見つかりません。--login に職員のログイン名を書いてください。例：--login kanri`,
            )
        }),
      { code },
    )
    console.log(`ログイン名 ${login} の二段階認証を外し、新しいパスワードにしました。${told(chosen)}`)
    return 0
  },
}

export const commands: readonly Command[] = [
  rescue,
  {
    name: ['account', 'add'],
    usage: 'account add --login LOGIN --name NAME --role ROLE[,ROLE] [--municipality CODE]',
    help: `職員を登録します。パスワード（${PASSWORD.shortest}文字以上）は標準入力から渡します。渡さないときは作って、一度だけ表示します。自治体が2つ以上あるときは、--municipality にそのコードを書きます。`,
    run: async (args, open) => {
      const { code, ...who } = wishOf(args)
      const chosen = await passwordFor([who.login, who.name])
      const password_hash = await hashPassword(chosen.password)
      await open(
        ({ database, municipality, now, today }) =>
          database.write({ lane: 'job', municipality }, async tx => {
            if (await accountByLogin(tx, who.login))
              throw new SetupError(`ログイン名「${who.login}」はもう使われています。別の名前にしてください。`)
            await createAccount(tx, { ...who, password_hash }, null, now, today)
          }),
        { code },
      )
      console.log(`${who.name} さんを登録しました（ログイン名 ${who.login}）。${told(chosen)}`)
      return 0
    },
  },
]
