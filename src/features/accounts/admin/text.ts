import type { Instant } from '#platform/clock.ts'
import { type Day, formatDay, formatShort } from '#platform/dates.ts'
import type { Words } from '#platform/happening.ts'
import { momentText } from '#platform/times.ts'
import type { LimitNamed } from '../happenings.ts'
import type { SettingRefusal } from '../identity/setting.ts'
import type { Role } from '../rules.ts'
import { roleSaid } from '../text.ts'
import type { Refusal } from './rules.ts'

export const REFUSAL_TEXT = {
  last: 'この職員のほかに、いまログインできるシステム管理の職員がいません。先に、別の職員にシステム管理の役割をつけ、ログインできることを確かめてください。',
  notYou:
    'あなたのシステム管理の役割が、いま外れました。何も変えていません。別のシステム管理の担当者に確かめてください。',
  gone: 'その間に、ほかの人が変えました。いまの内容を確かめて、必要ならもう一度行ってください。',
  held: 'この期間は、もうこの役割を持っています。いまの役割の「最後の日」を変えるか、別の期間にしてください。',
  untilBefore: '最後の日は、始まりの日かそれより後の日にしてください。',
  untilPast: '最後の日は、きょうかそれより後の日にしてください。すぐに外すときは「いますぐ外す」を押してください。',
  loginTaken: 'このログイン名はもう使われています。別の名前にしてください。例：sato-2',
  ownReset: 'ご自分のパスワードは「パスワードを変える」で変えてください。',
  ownSecond: 'ご自分の二段階認証は「二段階認証」のページで変えてください。',
  closed: 'この職員の利用は停止しています。先に「利用を再開する」を押してください。',
  open: 'その間に、この職員の次の一歩が増えました。増えた分の引きつぎ先も選んで、もう一度押してください。',
  nobody: '引きつげる職員がいない一歩があるため、何も変えていません。',
  noPart: '圏域かチームを、1つ以上選んでください。',
  unlimited: 'この役割は相談の記録を見ないため、限ることができません。「市全体の方」を選んでください。',
  wholeOrPart: '圏域が選ばれています。「下で選んだ方に限る」を選ぶか、圏域の印を外してください。',
  noDepartment:
    '「記入担当」は、部署（チーム）を選んでつけます。部署がまだないときは、先に「チーム」の画面で作ってください。',
  partGone: 'その圏域かチームは、いまはありません。一覧から選び直してください。',
} satisfies Record<Refusal, string>

/** Why the city's identity service is not set up as it was typed. */
export const serviceText = (why: SettingRefusal): string =>
  SERVICE_TEXT[why] ??
  'このアドレスの答えを、認証サービスのものとして読めませんでした。「/.well-known/openid-configuration」より前の部分を入力してください。'

const SERVICE_TEXT: Partial<Record<SettingRefusal, string>> = {
  secretMissing: 'クライアントシークレットを入力してください。認証サービスの側で作ったものです。',
  away: 'このアドレスの認証サービスが、いま答えません。アドレスを確かめ、サーバーからつながるときにもう一度押してください。',
  issuer:
    'このアドレスの認証サービスは、別の発行元を名のりました。認証サービスの設定にある「issuer」を、そのまま入力してください。',
  insecure: 'この認証サービスは、https:// でないアドレスを案内しました。認証サービスの設定を確かめてください。',
}

/** 3月31日（火）まで; nothing where there is no end. */
export const untilText = (until: Day | null): string => (until ? `${formatDay(until)}まで` : '')

/** What became of a role whose last day is said: it is over, or goes on until then. */
export const endedText = (role: string, last: Day, today: Day): string =>
  last < today
    ? `「${role}」の役割を終わりにしました。次の操作から使えません。`
    : `「${role}」の役割の最後の日を${last === today ? 'きょう' : formatDay(last)}にしました。その日の終わりまでは、いまのままです。`

type City = Parameters<typeof roleSaid>[0]

/** 北部・南部、「北部窓口」: whose people a role lets see. */
export const limitText = ({ areas = [], team }: Partial<LimitNamed>): string =>
  [areas.join('・'), team && `「${team}」`].filter(Boolean).join('、')

/** What happened to an account, in the words of its city; moments have their year where that is another than now's. */
export const accountTold = (city: City) => {
  const roleOf = (role?: Role): string => (role ? roleSaid(city, role) : '役割')
  return {
    'account.created': ({ roles = [] }) => `登録しました（${roles.map(roleOf).join('・')}）。`,
    'account.invited': ({ login }) => `招待しました（ログイン名 ${login ?? ''}）。`,
    'account.link-made': ({ until }, now) =>
      `パスワードを決めるためのリンクを作りました${until ? `（${momentText(until, now)}まで）` : ''}。`,
    'account.link-withdrawn': () => 'パスワードを決めるためのリンクを取り消しました。',
    'account.reset': ({ ended }) =>
      `パスワードをやり直しにしました。${ended ? `${ended}台の端末でログアウトになりました。` : ''}`,
    'account.password-set': () => 'リンクから、ご本人がパスワードを決めました。',
    'account.password-changed': () => 'ご本人がパスワードを変えました。',
    'account.logged-in': () => 'ログインしました。',
    'account.logged-out': () => 'ログアウトしました。',
    'account.role-given': ({ role, from, until, limit }) =>
      `「${roleOf(role)}」の役割をつけました（${from ? `${formatShort(from)}から` : ''}${until ? `${formatShort(until)}まで` : ''}${limit ? `、見える方：${limitText(limit)}` : ''}）。`,
    'account.role-limited': ({ role, limit }) =>
      `「${roleOf(role)}」の役割で見える方を、${limit ? `${limitText(limit)}に限りました` : '市全体にしました'}。`,
    'account.role-ended': ({ role, until }) =>
      `「${roleOf(role)}」の役割の終わりを決めました${until ? `（最後の日 ${formatShort(until)}）` : ''}。`,
    'account.disabled': ({ why, steps }) =>
      `利用を停止しました。${steps ? `担当していた${steps}件をほかの職員に引きつぎました。` : ''}${why ? `わけ：${why}` : ''}`,
    'account.enabled': () => '利用を再開しました。',
    'account.second-set': () => '二段階認証を登録しました。',
    'account.second-removed': ({ why }) => `二段階認証を外しました。${why ? `わけ：${why}` : ''}`,
    'account.spare-used': ({ left }) =>
      `予備のコードでログインか確認をしました${left === undefined ? '' : `（残り${left}個）`}。`,
    'account.spares-made': () => '予備のコードを作り直しました。',
    'account.app-removed': () => '認証アプリの確認コードを外しました。',
    'account.passkey-set': ({ name }) => `パスキー「${name ?? ''}」を登録しました。`,
    'account.passkey-removed': ({ name }) => `パスキー「${name ?? ''}」を外しました。`,
    'account.passkey-behind': ({ name }) =>
      `パスキー「${name ?? ''}」の使用回数が前より小さくなりました。鍵が写されたおそれがあるので、ご本人に確かめてください。`,
    'account.identity-bound': () => '市の認証サービスとつなぎました。',
    'account.identity-cut': () => '市の認証サービスとのつながりを外しました。',
    'account.sessions-ended': ({ ended }) => `${ended ?? ''}台の端末でログアウトにしました。`,
  } satisfies Words<'account', Instant>
}
