import { isHiring } from '#features/kinds/index.ts'
import type { SlotData } from '../rules.ts'
import { fieldsOf, paymentDays } from './rules.ts'
import type { Checked, Figures, Refusals } from './rules-refusals.ts'

const hasWage = isHiring

/**
 * Everything that keeps the activity from being submitted or published on this day, by the field to correct. The same
 * check stands at both, since a minimum wage may have risen while it waited. Empty: it may go out.
 */
export const publishRefusals = (activity: Checked, figures: Figures, today: string): Refusals => ({
  ...wording(activity),
  ...(figures.unplaced && hasWage(activity.legal_form) ? { legal_form: 'placementOff' as const } : {}),
  ...terms(activity),
  ...reward(activity, figures),
  ...times(activity, today),
  ...placeOf(activity),
  ...people(activity),
})

const byDesk = ({ source = 'desk' }: Checked): boolean => source === 'desk'

function terms({ legal_form, terms: said }: Checked): Refusals {
  const found: Refusals = {}
  for (const { key, required } of fieldsOf(legal_form))
    if (required && !said[key]?.trim()) found[`term.${key}`] = 'missing'
  if (legal_form !== 'contract' || found['term.paymentDate']) return found
  // フリーランス法4条1項: within 60 days of receiving the work, and as early as possible.
  const days = paymentDays(said['paymentDate'] ?? '')
  if (days === null) found['term.paymentDate'] = 'paymentUnclear'
  else if (days > 60) found['term.paymentDate'] = 'paymentLate'
  return found
}

function reward(activity: Checked, { minimumWage }: Figures): Refusals {
  const { legal_form, reward: kind, reward_yen: yen, reward_unit: unit } = activity
  const paid = hasWage(legal_form) || legal_form === 'contract'
  if (paid && kind === null) return { reward: 'rewardUnknown' }
  if (paid && (kind === 'none' || kind === 'cost')) return { reward: 'rewardKind' }
  if (paid && (yen === null || yen === 0)) return { reward_yen: 'rewardMissing' }
  // 厚労省 Q&A (sources.md: paid-volunteering): thanks told per hour make it pay for labour.
  if (legal_form === 'paid-volunteering' && (unit === 'hour' || perHour(activity.terms['thanks'] ?? '')))
    return { [unit === 'hour' ? 'reward_unit' : 'term.thanks']: 'thanksPerHour' }
  if (yen && unit === null) return { reward_unit: 'unitMissing' }
  if (!hasWage(legal_form)) return {}
  if (unit === 'job' || unit === 'time') return { reward_unit: 'wagePerJob' }
  // 最低賃金法4条: nothing goes out that could not be held against the figure of the day.
  if (!minimumWage) return { reward_yen: 'minimumWageUnknown' }
  const hourly = hourlyWage(activity)
  if (hourly === undefined) return {}
  if (hourly === null) return { hours_week: 'hoursUnknown' }
  return hourly < minimumWage.yen ? { reward_yen: 'belowMinimumWage' } : {}
}

const perHour = (text: string): boolean =>
  /時給|時間給|(1|一)?時間(あたり|当たり|につき|ごと)|\/(時間|h)/i.test(text.normalize('NFKC'))

/** Minutes of work in a slot: the breaks of 労働基準法34条 (over 6 hours 45 minutes, over 8 hours an hour) are not work. */
export function workedMinutes({ from_min, to_min }: Pick<SlotData, 'from_min' | 'to_min'>): number {
  const minutes = to_min - from_min
  return minutes > 480 ? minutes - 60 : minutes > 360 ? minutes - 45 : minutes
}

/**
 * The pay of an hour in yen (最低賃金法施行規則2条): a day's pay by the hours of the longest day, a month's by the hours of an
 * average month (52/12 weeks). Null where the hours are not known, undefined where a field could not be read.
 */
export function hourlyWage(
  activity: Pick<Checked, 'reward_yen' | 'reward_unit' | 'hours_week' | 'slots'>,
): number | null | undefined {
  const { reward_yen: yen, reward_unit: unit, hours_week, slots } = activity
  if (yen === null || yen === undefined) return yen
  if (unit === 'hour') return yen
  if (unit === 'day') return slots && (slots.length > 0 ? (yen * 60) / Math.max(...slots.map(workedMinutes)) : null)
  if (hours_week === undefined) return undefined
  return unit === 'month' && hours_week ? yen / ((hours_week * 52) / 12) : null
}

function times(activity: Checked, today: string): Refusals {
  const { starts_on, ends_on, slots } = activity
  const found: Refusals = {}
  if (starts_on && ends_on && ends_on < starts_on) found['ends_on'] = 'endBeforeStart'
  else if (ends_on && ends_on < today) found['ends_on'] = 'endPast'
  slots?.forEach((slot, at) => {
    const refusal = slotRefusal(slot)
    if (refusal) found[`slot.${at}`] = refusal
  })
  if (byDesk(activity) && !saysWhen(activity)) found['slot.0'] = 'timeMissing'
  return found
}

/** A resident must be able to see when: in the week, that it is agreed upon, or in the words of the terms. */
const saysWhen = ({ slots, times_agreed, terms: said, starts_on, legal_form }: Checked): boolean =>
  slots?.length !== 0 ||
  times_agreed === true ||
  Boolean(said['hours'] || said['dueOrPeriod']) ||
  starts_on !== null ||
  legal_form === 'contract'

/** A slot ends after it begins, at 24:00 the latest, in at least one of the weeks 第1…第5. */
export function slotRefusal({ from_min, to_min, weeks }: SlotData): 'slotTimes' | 'slotWeeks' | null {
  if (!(from_min >= 0 && from_min < to_min && to_min <= 1440)) return 'slotTimes'
  return Number.isInteger(weeks) && weeks >= 1 && weeks <= 31 ? null : 'slotWeeks'
}

function placeOf(activity: Checked): Refusals {
  const { town_id, place_name, address } = activity
  const unsaid = [town_id, place_name, address].every(said => said === null || said === '')
  return unsaid && byDesk(activity) ? { place_name: 'placeMissing' } : {}
}

function people({ capacity, taken, age_min, legal_form }: Checked): Refusals {
  return {
    ...(capacity !== undefined && capacity !== null && capacity < taken ? { capacity: 'capacityBelowTaken' } : {}),
    // 労働施策総合推進法9条; 施行規則1条の3第1項3号ニ admits exactly 60 and over, and no other floor, to hiring.
    ...(hasWage(legal_form) && age_min !== undefined && age_min !== 0 && age_min !== 60
      ? { age_min: age_min === null ? 'ageUnknown' : 'ageFloor' }
      : {}),
  }
}

// Ages of the people who are looked after (0歳児, 10歳まで) are none of the organiser's wishes, so only 20 and over count.
const AGE_RANGE = /[2-9]\d(歳|才)?[~〜-][2-9]\d(歳|才)/
const AGE_MAXIMUM = /[2-9]\d(歳|才)(まで|以下|未満)(?!の?(働|雇用|再雇用|継続|勤務|活躍))/
const AGE_MINIMUM = /([2-9]\d)(歳|才)以上(の方|の人|の者)?(限定|のみ|に限|対象|が対象|を募集|の募集|募集)/

/** Words in a job that set an age limit, which the law forbids whatever field they stand in (労働施策総合推進法9条). */
function wording(activity: Checked): Refusals {
  if (!hasWage(activity.legal_form)) return {}
  const texts: [field: string, text: string | undefined][] = [
    ['title', activity.title],
    ['summary', activity.summary],
    ['description', activity.description],
    ['caution', activity.caution],
    ...Object.entries(activity.terms).map(([key, text]): [string, string] => [`term.${key}`, text]),
  ]
  const found: Refusals = {}
  for (const [field, text] of texts) {
    const refusal = text && ageWording(text, activity.age_min ?? null)
    if (refusal) found[field] = refusal
  }
  return found
}

/** 「60歳以上」 may be said where the exception 3号ニ is claimed (`ageMin` 60), a maximum never, other floors never. */
export function ageWording(text: string, ageMin: number | null): 'ageMaximum' | 'ageWording' | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (AGE_RANGE.test(plain) || AGE_MAXIMUM.test(plain)) return 'ageMaximum'
  const floor = AGE_MINIMUM.exec(plain)
  return floor && Number(floor[1]) !== ageMin ? 'ageWording' : null
}
