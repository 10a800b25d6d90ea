import { useEffect, useState } from 'react';
import { useQuery } from '../../graphql/useQuery';
import { type DemandMatch, matchesQuery } from './demandQuery';

/** Milliseconds without a keystroke before it is looked up. */
const PAUSE = 500;

/** What the city already has of what is being asked for, while it is written. */
export function useMatches(title: string, fields: string[]): DemandMatch[] {
  const key = JSON.stringify({ title: title.trim(), fields });
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), PAUSE);
    return () => clearTimeout(timer);
  }, [key]);
  const variables =
    asked === undefined ? undefined : (JSON.parse(asked) as { title: string; fields: string[] });
  const { data } = useQuery(matchesQuery, variables?.title === '' ? undefined : variables);
  return title.trim() === '' ? [] : (data?.viewer?.desk?.demandMatches ?? []);
}
