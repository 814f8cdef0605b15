export { chosenOf, commands, ownerOfRegister } from './commands.ts'
export * from './rules.ts'
export { RETENTION } from './rules-retention.ts'
export {
  allProgrammes,
  allSettings,
  amendProgramme,
  deskDaysOn,
  type ProgrammeTold,
  programmesAsked,
  programmesOn,
  programmesTold,
  putProgramme,
  putSetting,
  registered,
  removeProgramme,
  settingHistory,
  settingsAsked,
  settingsOn,
  valuesOf,
} from './store.ts'
