import type { Feature } from '#platform/feature.ts'
import { everywhere } from '#platform/page.ts'
import { accountPages } from './admin/pages/all.ts'
import { PERMISSIONS } from './admin/rules.ts'
import { eraseAccounts } from './erasing/store.ts'
import { enterPage } from './link.ts'
import { SETTINGS } from './login/rules.ts'
import { pages } from './public.ts'
import { scope } from './scope.ts'
import { devicesPage } from './staff/devices.ts'
import { ownIdentityPages } from './staff/identity.ts'
import { ownPasskeyPages } from './staff/passkeys.ts'
import { passwordPage } from './staff/password.ts'
import { secondFactorPages } from './staff/second.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: everywhere([
    ...pages,
    enterPage,
    passwordPage,
    ...secondFactorPages,
    ...ownPasskeyPages,
    ...ownIdentityPages,
    devicesPage,
  ]),
  pagesAbout: parts => everywhere(accountPages(parts)),
  menu: [{ at: 90, href: '/staff/accounts', text: '職員', can: 'accounts.manage', group: 'office' }],
  subjects: [
    { kind: 'account', text: '職員', path: id => `/staff/accounts/${id}`, can: 'accounts.manage' },
    { kind: 'staff_team', text: 'チーム', path: () => '/staff/accounts/teams', can: 'accounts.manage' },
  ],
  permissions: PERMISSIONS,
  looks: LOOKS,
  settings: SETTINGS,
  scope,
  erasings: [
    {
      text: 'ご本人のページに入るアカウント',
      goes: 'お名前、入ったままの画面、書きかけの記録',
      stays: 'しるしだけのアカウント（だれのものかはわかりません）',
      erase: eraseAccounts,
    },
  ],
} satisfies Feature
