import type { Parts } from '#platform/feature.ts'
import { deskPages } from './desk.ts'
import { endingPages } from './ending.ts'
import { guidePage } from './guide.ts'
import { historyPage } from './history.ts'
import { placesPages } from './places/places.ts'
import { programmePages } from './programmes.ts'
import { settingPages } from './settings.ts'
import { switchPages } from './switches.ts'
import { wordPages } from './words.ts'

/** The pages on which a city enters itself, with the figures that it may set. */
export const pagesAbout = ({ settings, menu }: Pick<Parts, 'settings' | 'menu'>) => [
  guidePage,
  historyPage,
  ...deskPages(settings),
  ...placesPages(settings),
  ...programmePages(settings),
  ...settingPages(settings),
  ...endingPages,
  ...switchPages(settings),
  ...wordPages(settings, menu),
]
