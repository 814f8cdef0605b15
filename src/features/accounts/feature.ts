import type { Feature } from '#platform/feature.ts'
import { pages } from './public.ts'

export const feature = { pages, subjects: [{ kind: 'account', text: '職員' }] } satisfies Feature
