import type { Content } from '#ui/html.ts'
import type { Row } from '#ui/summary.ts'
import { answersTold, numbered } from '#ui/walk.ts'
import type { Answers, Question } from '../rules.ts'
import type { Activity } from '../store.ts'
import { companionsText, LIVES_TEXT, QUESTION_TEXT, TIME_TEXT, WHOM_TEXT, WISH_TEXT } from '../text.ts'

type Told = Omit<Answers, 'activity'>

const TOLD = {
  activity: ({ words }, activity) =>
    numbered(activity ? activity.title : 'まだ決まっていない', activity?.organisation, words && `「${words}」`),
  wish: ({ wish }) => WISH_TEXT[wish],
  name: ({ name, phone, email, address }) => numbered(name, phone && `電話 ${phone}`, email, address),
  time: ({ times, note, phone }) =>
    phone || note
      ? numbered(phone && (times.map(time => TIME_TEXT[time]).join('・') || '窓口が開いている時間'), note)
      : '書いていません',
  whom: answers =>
    numbered(
      WHOM_TEXT[answers.whom],
      answers.whom_note,
      companionsText(answers),
      answers.lives && `お住まい：${LIVES_TEXT[answers.lives]}`,
    ),
} satisfies Record<Question, (answers: Told, activity: Activity | undefined) => Content>

/** All answers, each with its question; `change`: with a button to it. */
export const answerRows = (
  questions: readonly Question[],
  answers: Told,
  activity: Activity | undefined,
  change = false,
): Row[] => answersTold(questions, QUESTION_TEXT, question => TOLD[question](answers, activity), change)
