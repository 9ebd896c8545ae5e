export { askTrial } from './commands/ask-trial.ts'
export { signWant } from './commands/sign-want.ts'
export { answerWant } from './commands/answer-want.ts'
export { findForWishes } from './commands/find-for-wishes.ts'
export { forgetWisher } from './commands/forget-wisher.ts'
export { joinWant } from './commands/join-want.ts'
export { settleTrial, type Settled } from './commands/settle-trial.ts'
export { tellWant } from './commands/tell-want.ts'
export { defineWantsJobs, startPassingTrials } from './jobs/often.ts'
export { maySeeDemand } from './policy.ts'
export { wantsFields } from './field-catalogue.ts'
export { wantsRetention } from './retention.ts'
export { myWishes } from './queries/my-wishes.ts'
export { publicWant, publicWants, type PublicView, type PublicWant } from './queries/public-wants.ts'
export { findsTold } from './queries/finds-told.ts'
export { wordsWishedFor } from './queries/words-wished-for.ts'
export type { OfferFacts } from './rules/fits-wish.ts'
export { seasonOf, timesOfDay } from './rules/times-of-days.ts'
export { trialTold, type TrialTold } from './queries/trial-told.ts'
export { trialsAsking } from './queries/trials-asking.ts'
export { wishesInFull } from './queries/wishes-in-full.ts'
export { wantsAnsweredBy } from './queries/wants-answered-by.ts'
export { wantsForOffice } from './queries/wants-for-office.ts'
export { ageBands, answerForm, trialForm, wantedTimes, wantForm, wantRefusals, wantsSettings } from './words.ts'
export type {
  AgeBand,
  AnswerForm,
  PublicCount,
  Trial,
  Want,
  WantedTime,
  WantForm,
  WantRefusal,
  WantsSettings,
  WantState,
} from './words.ts'
