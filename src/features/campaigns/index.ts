export { makeCampaign } from './actions.ts'
export { readCode } from './rules.ts'
export { campaignByCode, campaignById } from './store.ts'
