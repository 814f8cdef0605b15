import { bondPages } from './bonds/staff.ts'
import { exclusionPages } from './exclusions/staff.ts'
import { find, search } from './find/staff.ts'
import { lookPages } from './looks/staff.ts'
import { consentPages } from './record/staff/consents.ts'
import { editPages } from './record/staff/edit.ts'
import { reasons } from './record/staff/reasons.ts'
import { register } from './record/staff/register.ts'

export const pages = [
  find,
  search,
  register,
  ...lookPages,
  ...editPages,
  ...consentPages,
  ...exclusionPages,
  ...bondPages,
  reasons,
]
