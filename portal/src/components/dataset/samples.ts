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

/** The whole dataset as a file, for the tongues in which people open tables; what everyone may read of it. */
function filePath({ slug, fields }: Pick<DatasetDetail, 'slug' | 'fields'>): string {
  const free = fields.filter((field) => field.openness === 'UNCONDITIONAL');
  const wish = free.length === 0 ? '' : `?fields=${free.map(({ name }) => name).join(',')}`;
  return `exports/${slug}.csv${wish}`;
}

/** The same request in each tongue; a shell wants it on one line. Spreadsheets take the file instead. */
export function samplesOf(
  origin: string,
  query: string,
  dataset: Pick<DatasetDetail, 'slug' | 'fields'>,
): Sample[] {
  const body = JSON.stringify({ query: query.replaceAll(/\s+/g, ' ') });
  const endpoint = `${origin}/graphql`;
  const file = filePath(dataset);
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
      name: 'TypeScript',
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
    {
      name: 'R',
      code: `key <- Sys.getenv("KEY")
file <- url(
  "${origin}/${file}",
  headers = c(authorization = paste("Bearer", key)),
  encoding = "UTF-8"
)
# as text, so that codes keep their zeros
rows <- read.csv(file, colClasses = "character")`,
    },
    {
      name: 'Excel / WPS',
      code: `let
  Key = "…",
  File = Web.Contents(
    "${origin}/${file}",
    [Headers = [authorization = "Bearer " & Key]]
  ),
  Lines = Csv.Document(File, [Delimiter = ",", Encoding = 65001]),
  Rows = Table.PromoteHeaders(Lines)
in
  Rows`,
    },
  ];
}
