import type { Feature } from '#platform/feature.ts'
import { staffPages } from './desk/staff.ts'
import './happenings.ts'
import { eraseCertificates } from './erasing/store.ts'
import { linkPages } from './link.ts'
import { residentPages } from './made/resident.ts'
import { certificatesOwned } from './owned.ts'
import { PERMISSIONS, personPath, staffPath } from './rules.ts'
import { scope } from './scope.ts'
import { moveCertificates } from './store.ts'
import { LOOKS } from './text.ts'

export const feature = {
  pages: [...residentPages, ...staffPages, ...linkPages],
  owned: [certificatesOwned],
  movings: [moveCertificates],
  permissions: PERMISSIONS,
  onward: [{ kind: 'person', text: '活動証明', path: personPath, can: 'certificates.read' }],
  subjects: [{ kind: 'certificate', text: '活動証明', path: staffPath, can: 'certificates.read' }],
  looks: LOOKS,
  scope,
  erasings: [{ text: '活動証明', goes: '証明書と、確かめるためのリンク', erase: eraseCertificates }],
} satisfies Feature
