import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairMacRoman } from './mac-roman.ts'

test.each([
  ['ChicagoÕs first mayor', 'Chicago’s first mayor', 1],
  ['the Rock nÕ Roll of the 50Õs', 'the Rock n’ Roll of the 50’s', 2],
  ['OÕHare and NASAÕs view', 'O’Hare and NASA’s view', 2],
  ['ÒStrange Fruit,Ó which exposed', '“Strange Fruit,” which exposed', 1],
  ['twentieth centuryÑand she', 'twentieth century—and she', 1],
  ['Features&nbsp;Ð 92 minutes, 8 a.m.Ð5 p.m.', 'Features&nbsp;– 92 minutes, 8 a.m.–5 p.m.', 2],
  ['in communityÊchange at hospitals.Ê Now', 'in community change at hospitals.  Now', 2],
  ['the first timeÉever', 'the first time…ever', 1],
  ['LEGO¨ Play Club', 'LEGO® Play Club', 1],
  ['cover:¥ Reasons', 'cover:• Reasons', 1],
  ['interpretaci\x97n para ni\x96os, el d\x92a', 'interpretación para niños, el día', 3],
  ['ÁNos vemos all\x92! ÀQu\x8e es?', '¡Nos vemos allí! ¿Qué es?', 4],
  ['Ed. 13 a 19 a\x96os.ònase a nosotros', 'Ed. 13 a 19 años.Únase a nosotros', 2],
  ['Clases de InglÃ©s. Â¿Eres fan?', 'Clases de Inglés. ¿Eres fan?', 2],
  ['guardianâ\x80\x99s email', 'guardian’s email', 1],
  ['Godâ€™s work', 'God’s work', 1],
  ['ì°¸ì\x97¬', '참여', 2],
  ['don\x92t, 10\x9612', 'don’t, 10–12', 2],
])('%j is repaired', (broken, repaired, repairs) => {
  expect(repairMacRoman(broken)).toEqual({ text: repaired, repairs })
})

test.each([
  'ESPAÑA, MAÑANA, Ñandú, el NIÑO Ñ',
  'Óscar, Ópera, CANCIÓN, SALIÓ',
  'Àrea de joc, Òpera a Barcelona, À Paris, À la carte',
  'Ángel, Árbol, ÁRBOL, MÁS, CienciÁgata',
  'Être, FÊTE, VOCÊ, Évora, É bom',
  'OPÇÕES, AÇÕES, Õhtu',
  'Straße, Übung, größer als 3¼, ½ Liter',
  'Łódź, środa, Gdańsk, ŻÓŁW',
  '1ª planta, Mª José, 3º, ¥500, © 2024, LEGO®',
  'Maculelê, Gonçalves, chaîné, Fête',
  'plain ascii',
  'الأطفال 참여 画画',
])('%s stays as it is', (sound) => {
  expect(repairMacRoman(sound)).toEqual({ text: sound, repairs: 0 })
})

test('nothing grows, no control character is left, plain text is untouched', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aZ .,!?9ÕÒÓÔÐÑÊÉÀÁ¨¥©Ã³â\x80\x99\x96\x97ñó'), maxLength: 30 })
  const plain = (text: string): string => text.replace(/[^a-z.,!?9]/gi, '')
  fc.assert(
    fc.property(letters, (text) => {
      const { text: repaired, repairs } = repairMacRoman(text)
      expect(repaired.length).toBeLessThanOrEqual(text.length)
      expect(repaired).not.toMatch(/[\x80-\x9f]/)
      expect(plain(repaired)).toBe(plain(text))
      expect(repairs === 0).toBe(repaired === text)
    }),
  )
})
