/** Who an approacher claims to be. It decides which checks would settle the question. */
export const PERSONAS = [
  'recruiter',
  'consultant',
  'researcher',
  'journalist',
  'developer',
  'businessperson',
  'survey-company',
  'official',
  'support-desk',
  'friend',
  'romantic',
  'gig-poster',
  'investor',
  'teacher-or-mentor',
  'organiser',
] as const

export type Persona = (typeof PERSONAS)[number]
