import type { Term } from '../problem/model.ts'
import { type Case, opportunity, person } from './pair.ts'

const shift = (from: number, to: number) => ({ slots: [{ id: 'o1-tue', weekday: 'tue' as const, from, to }] })

/** For every score term, cases with the share (0 to 1) of its maximum; each has one without and one with all of it. */
export const termCases: Record<Term, (Case & { share: number })[]> = {
  likes: [
    { title: 'a category liked best gives all', person: { likes: { 'care-support': 2 } }, share: 1 },
    { title: 'a category liked gives two thirds', person: { likes: { 'care-support': 1 } }, share: 2 / 3 },
    { title: 'no wish gives a third', share: 1 / 3 },
    { title: 'a dislike gives nothing', person: { likes: { 'care-support': -1 } }, share: 0 },
    {
      title: 'behaviour corrects the wish',
      person: { likes: { 'care-support': 1 }, shown: { 'care-support': 0.5 } },
      share: 2.5 / 3,
    },
    { title: 'behaviour alone is heard too', person: { shown: { 'care-support': -1 } }, share: 0 },
  ],
  distance: [
    { title: 'next door gives all', opportunity: { at: person.at }, share: 1 },
    { title: 'half of the reach gives half', person: { reachKm: 2.2239 }, share: 0.5 },
    { title: 'the edge of the reach gives nothing', person: { reachKm: 1.11195 }, share: 0 },
  ],
  time: [
    { title: 'who wishes nothing special is content', share: 1 },
    {
      title: 'the wished half-day and all wished hours',
      person: { wishes: { halves: ['tue-am'], hoursPerWeek: 3 } },
      share: 1,
    },
    { title: 'another half-day gives only the hours', person: { wishes: { halves: ['tue-pm'] } }, share: 0.5 },
    { title: 'half of the wished hours gives half of that part', person: { wishes: { hoursPerWeek: 6 } }, share: 0.75 },
    {
      title: 'a slot over two half-days of which one is wished',
      person: { free: { tue: [[9, 17]] }, wishes: { halves: ['tue-am'] } },
      opportunity: shift(11, 13),
      share: 0.75,
    },
    {
      title: 'a quarter of an hour of many wished hours on the wrong half-day is next to nothing',
      person: { wishes: { halves: ['tue-pm'], hoursPerWeek: 25 } },
      opportunity: shift(9, 9.25),
      share: 0.005,
    },
  ],
  experience: [
    { title: 'what is welcome is there', person: { skills: ['piano'] }, opportunity: { wants: ['piano'] }, share: 1 },
    {
      title: 'half of what is welcome',
      person: { skills: ['piano'] },
      opportunity: { wants: ['piano', 'choir'] },
      share: 0.5,
    },
    { title: 'nothing of what is welcome', opportunity: { wants: ['piano'] }, share: 0 },
    { title: 'nothing is asked for', person: { skills: ['piano'] }, share: 0.5 },
  ],
  terms: [
    { title: 'who wishes nothing about the terms is content', share: 1 },
    {
      title: 'pay, days and length are as wished',
      person: { wishes: { pay: true, yenPerHour: 1100, daysPerWeek: 2, hoursPerShift: 3 } },
      opportunity: { yenPerHour: 1150, daysPerWeek: 2 },
      share: 1,
    },
    {
      title: 'pay is wanted and there is none',
      person: { wishes: { pay: true } },
      opportunity: { kind: 'volunteering' },
      share: 2 / 3,
    },
    { title: 'pay is not wanted and there is some', person: { wishes: { pay: false } }, share: 2 / 3 },
    {
      title: 'a tenth less than the wished pay',
      person: { wishes: { yenPerHour: 1200 } },
      opportunity: { yenPerHour: 1080 },
      share: 2.9 / 3,
    },
    {
      title: 'unpaid, five days for one and twelve hours for one and a half',
      person: { wishes: { pay: true, daysPerWeek: 1, hoursPerShift: 0.25 }, free: { tue: [[0, 24]] } },
      opportunity: { ...shift(0, 25 / 2), kind: 'volunteering', daysPerWeek: 5 },
      share: 0.22 / 3,
    },
  ],
  character: [
    {
      title: 'what the person says is what is said of the place',
      person: { character: ['quiet'] },
      opportunity: { character: ['quiet', 'elders'] },
      share: 1,
    },
    {
      title: 'one of two words',
      person: { character: ['quiet', 'alone'] },
      opportunity: { character: ['quiet', 'elders'] },
      share: 0.5,
    },
    { title: 'nothing in common', person: { character: ['quiet'] }, opportunity: { character: ['lively'] }, share: 0 },
    { title: 'one side says nothing', person: { character: ['quiet'] }, share: 0.5 },
  ],
  need: [
    {
      title: 'most urgent, a priority and nobody so far',
      opportunity: { urgency: 3, priority: true, candidates: 0 },
      share: 1,
    },
    { title: 'nothing known', share: 1 / 6 },
    { title: 'as many candidates as seats', opportunity: { urgency: 0, candidates: 1 }, share: 1 / 6 },
    { title: 'a thousand candidates for one seat', opportunity: { ...opportunity, candidates: 999 }, share: 1 / 3000 },
  ],
}
