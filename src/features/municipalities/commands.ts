import { YUI } from '#platform/called.ts'
import { isMunicipalityCode } from '#platform/codes.ts'
import type { Command, Wanted } from '#platform/command.ts'
import { readConfig } from '#platform/config.ts'
import { connect, leave } from '#platform/connect.ts'
import { SetupError } from '#platform/errors.ts'
import { codesOf, listMunicipalities, type OwnerConfig, readHost, setHost } from '#platform/register.ts'
import type { Registered } from '#platform/tenants.ts'

/** Does something to the register, as the owner of the schema; a server that was started for it is stopped again. */
export async function ownerOfRegister<T>(work: (owner: OwnerConfig) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const connected = await connect(config)
  try {
    return await work(connected.owner)
  } finally {
    if (connected.server?.started) await leave(config, connected)
  }
}

const list: Command = {
  name: ['municipality', 'list'],
  usage: 'municipality list',
  help: '登録されている自治体を、コード・名前・ホスト名の順に並べます。',
  run: async () => {
    const rows = await ownerOfRegister(listMunicipalities)
    for (const { code, name, host } of rows) console.log(`${code}　${name}　${host ?? '（ホスト名なし）'}`)
    if (rows.length === 0) console.log('自治体はまだ登録されていません。')
    return 0
  },
}

const host: Command = {
  name: ['municipality', 'host'],
  usage: 'municipality host CODE HOST',
  help: '自治体のページを出すホスト名を決めます。動いているサーバーには10秒ほどで伝わります。例：municipality host 122173 yui.city.kashiwa.lg.jp',
  run: async ([code, wanted]) => {
    if (code && wanted && !isMunicipalityCode(code))
      throw new SetupError(
        `「${code}」は全国地方公共団体コード（6けた）ではありません。${YUI} municipality list で見られます。`,
      )
    if (!code || !wanted)
      throw new SetupError(
        `コードとホスト名を書いてください。例：${YUI} municipality host 122173 yui.city.kashiwa.lg.jp`,
      )
    const name = readHost(wanted)
    const city = await ownerOfRegister(owner => setHost(owner, code, name))
    console.log(`${city}（${code}）のページを https://${name}/ に出します。`)
    return 0
  },
}

export const commands: readonly Command[] = [list, host]

/** The municipality for which a verb is carried out: its id. Refuses, with the codes to choose from, where none is meant. */
export function chosenOf(all: readonly Registered[], { code, orOnly, all: each }: Wanted): string {
  if (all.length === 0)
    throw new SetupError(
      `自治体がまだ登録されていません。${YUI} municipality setup で登録してから、もう一度実行してください。`,
    )
  if (each) return all[0]!.id
  const own = all.find(one => one.code === code)
  if (own) return own.id
  // A prefecture is meant only where its code is named.
  const cities = all.filter(({ kind }) => kind !== 'prefecture')
  if (cities.length === 1 && (code === undefined || orOnly)) return cities[0]!.id
  const missing = code === undefined ? '自治体が2つ以上あります。' : `コード「${code}」の自治体は登録されていません。`
  throw new SetupError(`${missing}--municipality にコードを書いてください。${codesOf(all)}`)
}
