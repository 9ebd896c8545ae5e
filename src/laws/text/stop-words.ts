import type { Language } from '#kernel/local-text.ts'

const listed = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Folded words that join others and say nothing of what is offered. Short lists: a lost word can not be found. */
const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(`
    a about after all also an and any are as at be been but by can did do does for from get had has have he her here him
    his how i if in into is it its let me my no not of off on or our out own s she so such t than that the their them then
    there these they this those through to too us was we were what when where which while who whom will with would you
    your`),
  es: listed(`
    a al algo ante antes aqui asi aun como con contra cual cuando de del desde donde dos e el ella ellas ellos en entre era
    es esa ese eso esta estan este esto estos estas fue ha hacia han hasta hay la las le les lo los mas me mi mis muy ni no
    nos o os otra otro para pero por porque que quien se sea segun ser si sido sin sobre solo son su sus tambien te tu tus
    u un una unas uno unos y ya yo`),
  de: listed(`
    ab aber als am an auch auf aus bei beim bin bis da dabei damit das dass dein dem den der des dich die dies diese dieser
    dieses dir doch du durch ein eine einem einen einer eines er es euch euer fur gegen hat habe haben hier ich ihm ihn ihr
    ihre im in ins ist ja jede jeder jedes kann kein keine man mein mich mir mit nach nicht noch nur ob oder ohne sein seine
    sich sie sind so um und uns unser unsere unter vom von vor wann war was wenn wer werden wie wir wird wo zu zum zur zwischen`),
  ar: listed(`
    في من الى علي عن مع هذا هذه ذلك تلك هو هي هم نحن انت انا او و ثم ان كان كانت لا ما لم لن قد كل بعد قبل عند بين التي الذي
    الذين حيث كما اي`),
}

/** @param folded a word as `words` gives it */
export const isStopWord = (folded: string, language: Language): boolean => stopWords[language]?.has(folded) ?? false
