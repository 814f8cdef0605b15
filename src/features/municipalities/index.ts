export { chosenOf, commands, ownerOfRegister } from './commands.ts'
export * from './rules.ts'
export {
  allProgrammes,
  allSettings,
  deskDaysOn,
  type ProgrammeTold,
  programmesAsked,
  programmesOn,
  programmesTold,
  putProgramme,
  putSetting,
  registered,
  settingHistory,
  settingsAsked,
  settingsOn,
  valuesOf,
} from './store.ts'
