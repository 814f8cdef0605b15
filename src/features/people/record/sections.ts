import { CATEGORIES, type Category, isCategory, LOADS, type Load } from '#features/kinds/index.ts'
import { youngestAge } from '#features/municipalities/index.ts'
import { ageOn } from '#platform/ages.ts'
import { kanaKey, nameKey } from '#platform/names.ts'
import { phoneDigits } from '#platform/phones.ts'
import { accept, all, type FormRule, one, type Submitted } from '#platform/submitted.ts'
import {
  type Basic,
  basicForm,
  healthForm,
  nameAndContact,
  namesOf,
  OUTSIDE,
  skillsForm,
  wishesForm,
} from '../forms.ts'
import { type AgeRule, type Basis, DEGREES, isAgeAsked, registerRefusal, type Section } from '../rules.ts'
import { REGISTER_TEXT } from '../text.ts'
import { type SectionRule, shown, shownDay, writes } from './section-rule.ts'
import { time } from './sections-time.ts'
import type { PersonColumns } from './store.ts'
import { setConditions, setSkills, setWishes } from './store-sections.ts'

/** Who is registered is old enough for a programme that runs `today`, and for the chosen one. */
export const oldEnough =
  (today: string, programmes: readonly AgeRule[]): FormRule<Basic> =>
  ({ birth_on, birth_sure, programme_id = null }) => {
    const asked = birth_on && !birth_sure && isAgeAsked(birth_on, today) ? ('ageAsked' as const) : null
    const refused = birth_on && (registerRefusal(birth_on, today, programmes, programme_id) ?? asked)
    if (!birth_on || !refused) return {}
    const sentence = REGISTER_TEXT[refused]({ age: ageOn(birth_on, today), floor: youngestAge(programmes) })
    return { [refused === 'programmeTooYoung' ? 'programme_id' : 'birth_on']: sentence }
  }

/** Reads the basic data, for a registration or a correction. */
export const readBasic = (form: Submitted, oldEnough: FormRule<Basic>) =>
  accept(basicForm, form, typed => ({ ...nameAndContact(typed), ...oldEnough(typed) }))

/**
 * What is stored of the basic data, with the keys by which a person is found. Where a town was chosen, the database says by
 * it whether it lies outside (0066).
 */
export function columnsOf({ contact_first: first, town_id: home, birth_sure: _, ...typed }: Basic): PersonColumns {
  const names = namesOf(typed)
  return {
    ...typed,
    ...names,
    town_id: home === OUTSIDE ? null : home,
    outside: home === OUTSIDE,
    contact_by: first ? [first, ...typed.contact_by.filter(way => way !== first)] : typed.contact_by,
    name_key: nameKey(names.family_name + names.given_name),
    kana_key: kanaKey(names.family_kana + names.given_kana),
    phone_digits: phoneDigits(typed.phone),
  }
}

const basic: SectionRule = {
  values: person => ({
    family_name: shown(person.family_name),
    given_name: shown(person.given_name),
    family_kana: shown(person.family_kana),
    given_kana: shown(person.given_kana),
    birth_on: [shownDay(person.birth_on)],
    phone: shown(person.phone),
    contact_first: shown(person.contact_by[0]),
    contact_by: person.contact_by.slice(1),
    email: shown(person.email),
    address: shown(person.address),
    town_id: person.town || !person.outside ? shown(person.town?.id) : [OUTSIDE],
    sex: shown(person.sex),
    contact_note: shown(person.contact_note),
    digital: shown(person.digital),
    programme_id: shown(person.programme_id),
    heard_from: shown(person.heard_from),
  }),
  read: (form, _, oldEnough) => {
    const read = readBasic(form, oldEnough)
    if (!read.ok) return read
    const { programme_id, ...columns } = columnsOf(read.value)
    // A programme that has ended is no choice any more; the person stays in it.
    return writes(programme_id ? { ...columns, programme_id } : columns)
  },
}

/** The wishes that nobody said; taken off once the person was asked. */
export const INFERRED = 'inferred'
export const wishName = (category: Category): string => `wish-${category}`

const wishes: SectionRule = {
  values: person => ({
    forms: person.forms ?? [],
    pay: shown(person.pay),
    character: person.character,
    ...Object.fromEntries(person.wishes.map(({ category, score }) => [wishName(category), [String(score)]])),
    [INFERRED]: person.wishes.filter(({ basis }) => basis === 'shown').map(({ category }) => category),
  }),
  read: form => {
    const read = accept(wishesForm, form)
    if (!read.ok) return read
    const inferred = all(form, INFERRED)
    const wishes = Object.keys(CATEGORIES)
      .filter(isCategory)
      .map(category => ({ category, typed: one(form, wishName(category)) }))
      .filter(({ typed }) => /^(-[12]|[012])$/.test(typed))
      .map(({ category, typed }) => {
        const basis: Basis = inferred.includes(category) ? 'shown' : 'said'
        return { category, score: Number(typed), basis }
      })
    return writes(read.value, (tx, person) => setWishes(tx, person, wishes))
  },
}

export const loadName = (load: Load): string => `load-${load}`

/** Of a load that is left empty nobody has asked. */
const body: SectionRule = {
  values: ({ conditions }) =>
    Object.fromEntries(
      LOADS.map(load => [
        loadName(load),
        conditions.filter(one => one.load === load).map(({ degree }) => String(degree)),
      ]),
    ),
  read: form => {
    const asked = LOADS.flatMap(load => {
      const degree = DEGREES.find(degree => String(degree) === one(form, loadName(load)))
      return degree === undefined ? [] : [{ load, degree }]
    })
    return writes({}, (tx, person) => setConditions(tx, person, asked))
  },
}

/** The note of health, on a page of its own: it is read by nobody who only passes by. */
const health: SectionRule = {
  values: person => ({ health_note: shown(person.health_note) }),
  read: form => {
    const read = accept(healthForm, form)
    return read.ok ? writes(read.value) : read
  },
}

const skills: SectionRule = {
  values: person => ({
    skills: person.skills.map(({ skill }) => skill),
    wants: person.skills.filter(({ wants_to_use }) => wants_to_use).map(({ skill }) => skill),
    work_history: shown(person.work_history),
  }),
  read: form => {
    const read = accept(skillsForm, form)
    if (!read.ok) return read
    const { skills, wants, work_history } = read.value
    // A skill that somebody wants to use is one they have.
    const held = skills.concat(wants.filter(skill => !skills.includes(skill)))
    return writes({ work_history }, (tx, person) =>
      setSkills(
        tx,
        person,
        held.map(skill => ({ skill, wants_to_use: wants.includes(skill) })),
      ),
    )
  },
}

export const SECTION_RULES: Record<Section, SectionRule> = { basic, wishes, time, body, health, skills }
