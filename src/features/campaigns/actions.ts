import { randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import { type Doing, record } from '#platform/happening.ts'
import './happenings.ts'
import { type Campaign, codeFrom } from './rules.ts'
import { addCampaign } from './store.ts'

/** Gives a way of telling a code that no other has. */
export async function makeCampaign(tx: Tx, id: string, campaign: Campaign, { by, now, today }: Doing): Promise<void> {
  let code = codeFrom(randomBytes(5))
  while (!(await addCampaign(tx, { id, code, ...campaign, made_on: today }))) code = codeFrom(randomBytes(5))
  await record(tx, { kind: 'campaign.made', subject: ['campaign', id], by, now, data: campaign })
}
