import type { Feature } from '#platform/feature.ts'
import './happenings.ts'
import { linkPages } from './link.ts'
import { publicPages } from './public.ts'
import { scope } from './scope.ts'
import { staffPages } from './staff.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...publicPages, ...linkPages, ...staffPages],
  looks: LOOKS,
  scope,
  subjects: [{ kind: 'walk_queue', text: '整理番号の列' }],
} satisfies Feature
