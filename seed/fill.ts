import type pg from 'pg'
import { today } from '#platform/clock.ts'
import type { Database } from '#platform/db.ts'
import { registerMunicipality } from '#platform/register.ts'
import { addAppointments } from './appointments.ts'
import { addBookings } from './bookings.ts'
import { toldAtOnce } from './breakdowns.ts'
import { addCampaigns } from './campaigns.ts'
import { addCases } from './cases.ts'
import { addProgrammes, addSettings, addStaff, type City, KASHIWA } from './city.ts'
import { addClosing, addDue } from './closing.ts'
import { addCorrections } from './corrections.ts'
import { addCouncils } from './councils.ts'
import { addDiaries } from './diaries.ts'
import { addErasures, countErasures } from './erasures.ts'
import { addEvaluations } from './evaluations.ts'
import { addEvents } from './events.ts'
import { addInterests } from './interests.ts'
import { addLedgers } from './ledgers.ts'
import { addNotices } from './notices.ts'
import { addOpportunities, closeOpportunities } from './opportunities.ts'
import { addOrganisations } from './organisations.ts'
import { addOutlooks } from './outlooks.ts'
import { addPeople } from './people.ts'
import { addPlaces } from './places.ts'
import { addPlanRecords } from './plan.ts'
import { addQuestions } from './questions.ts'
import { addQueues } from './queues.ts'
import { addReached } from './reached.ts'
import { addRecords } from './records.ts'
import { addReferrals } from './referrals.ts'
import { addReports } from './reports.ts'
import { addRequests } from './requests.ts'
import { addResidents } from './residents.ts'
import { addShifts } from './shifts.ts'
import { addStandings } from './standing.ts'
import { addStories } from './stories.ts'
import { addSurveys } from './surveys.ts'
import { addTargets } from './targets.ts'
import { addTraits } from './traits.ts'
import { addTurns } from './turns.ts'
import { addWords } from './words.ts'

/** The whole city in one transaction of its municipality; gives its id. The database is one opened for bulk. */
export async function fillCity(database: Database, owner: pg.ClientConfig, now: string): Promise<string> {
  const municipality = await registerMunicipality(owner, KASHIWA)
  await toldAtOnce(owner, () =>
    database.write({ lane: 'job', municipality }, async tx => {
      const day = today(now)
      await addSettings(tx)
      await addProgrammes(tx)
      const city: City = { tx, now, today: day, staff: await addStaff(tx, now, day) }
      const towns = await addPlaces(city)
      const organisations = await addOrganisations(city, towns)
      const opportunities = await addOpportunities(city, towns, organisations)
      const people = await addPeople(city, towns, organisations)
      await addResidents(city, people)
      await addTraits(city, people)
      await addOutlooks(city, people)
      await addRecords(city, people, { opportunities, organisations })
      await closeOpportunities(city, opportunities)
      await addShifts(city)
      await addCorrections(city)
      await addCampaigns(city)
      await addRequests(city, opportunities)
      await addQuestions(city, people, opportunities)
      await addBookings(city, people, opportunities)
      await addAppointments(city, people)
      await addQueues(city)
      await addInterests(city, people, opportunities)
      await addDiaries(city, people)
      await addStandings(city, municipality, people)
      await addEvents(city)
      await addTargets(city)
      await addPlanRecords(city)
      await addSurveys(city)
      await addStories(city, people, opportunities)
      await addEvaluations(city)
      await addCouncils(city)
      await addTurns(city, people, { opportunities, organisations })
      await addReferrals(city, people, organisations)
      await addCases(city, people, organisations)
      await addLedgers(city)
      await addWords(city)
      await addErasures(city)
    }),
  )
  // Days are counted when a transaction ends.
  await addClosing(database, municipality)
  await addDue(database, municipality, now)
  await addReached(database, municipality, now)
  await addReports(database, municipality, now)
  await addNotices(database, municipality, today(now), now)
  await countErasures(database, municipality, now)
  return municipality
}
