import { bondPages } from './staff/bonds.ts'
import { consentPages } from './staff/consents.ts'
import { editPages } from './staff/edit.ts'
import { exclusionPages } from './staff/exclusions.ts'
import { find } from './staff/find.ts'
import { register } from './staff/register.ts'

export const pages = [find, register, ...editPages, ...consentPages, ...exclusionPages, ...bondPages]
