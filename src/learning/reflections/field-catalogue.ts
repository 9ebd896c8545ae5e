import type { FieldEntry } from '#commons/people'

/** P16 for this room. */
export const reflectionsFields: readonly FieldEntry[] = [
  {
    table: 'reflections_reflections',
    columns: ['words', 'language', 'visible_to', 'step'],
    purpose: 'a learner looks back at a day in their own words, kept because they wrote them here',
    basis: 'consent (6.1 a)',
    retention: 'until the learner takes it back or is erased',
    viewers:
      'their guardians of today, unless the learner keeps it; hosts or mentors of that house when the learner shows it',
  },
  {
    table: 'reflections_files',
    columns: ['kind', 'media_type', 'bytes', 'state'],
    purpose: 'a photo or a voice note of that day, without place, time or maker',
    basis: 'consent (6.1 a)',
    retention: 'two years, or until the learner takes it back or is erased',
    viewers: 'whoever reads the words beside it',
  },
  {
    table: 'reflections_ratings',
    columns: ['side', 'relationship', 'relevance', 'excitement'],
    purpose: 'how a day was for learners and for the house, so that the next is better',
    basis: 'consent (6.1 a)',
    retention: 'until the person is erased',
    viewers: 'nobody else; the house reads means from ten learners on (P26)',
  },
  {
    table: 'reflections_certificates',
    columns: ['number', 'title', 'minutes', 'time_zone', 'name_link'],
    purpose: 'a paper of a day, and a number that proves it is ours',
    basis: 'consent (6.1 a)',
    retention: 'until the person is erased',
    viewers: 'whoever knows its number, without the name; the name by a link the holder gives',
  },
]
