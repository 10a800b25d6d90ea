import type { Sample } from '../code/CodePanel';
import type { DatasetDetail } from './datasetQuery';

/** Asks for what the viewer may read, or for the unconditional fields where nothing is known of him. */
export function readyQuery({ slug, fields, access }: DatasetDetail): string {
  const free = fields.filter((field) => field.openness === 'UNCONDITIONAL');
  const names =
    access.readableFields.length > 0 ? access.readableFields : free.map((field) => field.name);
  const chosen = names.length > 0 ? names : fields.map((field) => field.name);
  const list = chosen
    .slice(0, 6)
    .map((name) => `"${name}"`)
    .join(', ');
  return `{
  dataset(slug: "${slug}") {
    records(first: 3, fields: [${list}]) {
      totalCount
      nodes
      pageInfo { hasNextPage endCursor }
    }
  }
}`;
}

/** The same request in each tongue; a shell wants it on one line. */
export function samplesOf(origin: string, query: string): Sample[] {
  const body = JSON.stringify({ query: query.replaceAll(/\s+/g, ' ') });
  const endpoint = `${origin}/graphql`;
  return [
    { name: 'GraphQL', code: query },
    {
      name: 'curl',
      code: `curl ${endpoint} \\
  -H 'content-type: application/json' \\
  -H "authorization: Bearer $KEY" \\
  -d '${body}'`,
    },
    {
      name: 'JavaScript',
      code: `const response = await fetch('${endpoint}', {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    authorization: \`Bearer \${process.env.KEY}\`,
  },
  body: JSON.stringify({ query: \`${query}\` }),
});
const { data, errors } = await response.json();`,
    },
    {
      name: 'Python',
      code: `import json, os, urllib.request

query = """${query}"""
request = urllib.request.Request(
    "${endpoint}",
    data=json.dumps({"query": query}).encode(),
    headers={
        "content-type": "application/json",
        "authorization": "Bearer " + os.environ["KEY"],
    },
)
answer = json.load(urllib.request.urlopen(request))`,
    },
  ];
}
