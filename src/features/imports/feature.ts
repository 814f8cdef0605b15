import type { Feature } from '#platform/feature.ts'
import { PERMISSIONS } from './rules.ts'
import { pages } from './staff.ts'

export const feature = {
  pages,
  menu: [{ at: 70, href: '/staff/imports', text: '取込', can: 'imports.run' }],
  permissions: PERMISSIONS,
  subjects: [{ kind: 'import', text: '取込', path: id => `/staff/imports/${id}`, can: 'imports.run' }],
} satisfies Feature
