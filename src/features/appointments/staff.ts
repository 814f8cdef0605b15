import { daySheet } from './desk/day.ts'
import { detailPages } from './desk/detail.ts'
import { feedPage } from './desk/feed.ts'
import { hostPages } from './desk/host.ts'
import { hostsPages } from './desk/hosts.ts'
import { typing } from './desk/new.ts'
import { week } from './desk/week.ts'

export const staffPages = [week, typing, daySheet, ...hostsPages, ...hostPages, feedPage, ...detailPages]
