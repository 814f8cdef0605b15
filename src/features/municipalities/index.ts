export * from './rules.ts'
export { municipalityByCode, municipalityOf, programmesOn, settingsOn } from './store.ts'
