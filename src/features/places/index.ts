export * from './rules.ts'
export {
  type Area,
  addArea,
  addFacility,
  addTown,
  amendPlace,
  areasOf,
  changeArea,
  changeFacility,
  changeTown,
  type Facility,
  facilitiesOf,
  forgetPlaces,
  type Gazetteer,
  gazetteer,
  metresFrom,
  removePlace,
  type Town,
  townById,
  townsOf,
  withinMetres,
} from './store.ts'
export { citiesIn, type ListedTown, readTowns, TOWN_LISTS, type TownList, townsIn } from './towns.ts'
