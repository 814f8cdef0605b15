import type { Feature } from '#platform/feature.ts'
import { within } from '#platform/page.ts'
import { columnPages } from './columns/staff.ts'
import { PERMISSIONS } from './rules.ts'
import { sourcePages } from './sources/staff.ts'
import { pages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: within('imports', [...sourcePages, ...pages, ...columnPages]),
  menu: [{ at: 70, href: '/staff/imports', text: '取込', can: 'imports.run', group: 'activities', within: 'imports' }],
  permissions: PERMISSIONS,
  looks: LOOKS,
  citywide: ['imports.run'],
  subjects: [
    { kind: 'import', text: '取込', path: id => `/staff/imports/${id}`, can: 'imports.run' },
    { kind: 'import_source', text: '取込元の一覧', path: id => `/staff/imports/sources/${id}`, can: 'imports.run' },
  ],
} satisfies Feature
