import type { Topic } from '../words.ts'

const topicOfRoom: Readonly<Record<string, Topic>> = {
  families: 'family',
  groups: 'groups',
  messages: 'groups',
  catalogue: 'activities',
  wants: 'activities',
  participation: 'activities',
  draws: 'activities',
  home: 'activities',
  visits: 'work',
  people: 'work',
  organisations: 'work',
  governance: 'decisions',
}

/** Under which word a kind of notice can be silenced: the room that tells it decides. */
export const topicOf = (kind: string): Topic =>
  Object.hasOwn(topicOfRoom, roomOf(kind)) ? topicOfRoom[roomOf(kind)]! : 'other'

const roomOf = (kind: string): string => kind.split('.', 1)[0]!
