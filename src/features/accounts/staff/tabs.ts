import type { Html } from '#ui/html.ts'
import { tabs } from '#ui/nav.ts'

export const PASSWORD_PATH = '/staff/password'
export const SECOND = '/staff/second'
export const DEVICES = '/staff/devices'

const OWN = [
  { href: PASSWORD_PATH, text: 'パスワード' },
  { href: SECOND, text: '二段階認証' },
  { href: DEVICES, text: 'ログイン中の端末' },
]

/** The pages about one's own login, beside each other. */
export const ownTabs = (path: string): Html =>
  tabs(
    'ご自分のログイン',
    OWN.map(item => ({ ...item, current: item.href === path })),
  )
