import { airQuality } from './datasets/air-quality.ts';
import { airStations } from './datasets/air-stations.ts';
import { busRoutes } from './datasets/bus-routes.ts';
import { busStops } from './datasets/bus-stops.ts';
import { colleges } from './datasets/colleges.ts';
import { companies } from './datasets/companies.ts';
import { cropBases } from './datasets/crop-bases.ts';
import { divisionCodeChanges } from './datasets/division-code-changes.ts';
import { divisionsDataset } from './datasets/divisions.ts';
import { emergencySupplies } from './datasets/emergency-supplies.ts';
import { heritageSites } from './datasets/heritage-sites.ts';
import { insuredUnits } from './datasets/insured-units.ts';
import { medicalBeds } from './datasets/medical-beds.ts';
import { museums } from './datasets/museums.ts';
import { parkingLots } from './datasets/parking-lots.ts';
import { population } from './datasets/population.ts';
import { scenicAreas } from './datasets/scenic-areas.ts';
import { scenicPoints } from './datasets/scenic-points.ts';
import { subsistenceAllowances } from './datasets/subsistence-allowances.ts';
import { townshipChanges } from './datasets/township-changes.ts';
import type { SeedDataset } from './declare.ts';

/** The first catalogue: all three opennesses, from published facts and from synthetic data. */
export const seedDatasets: SeedDataset[] = [
  museums,
  scenicAreas,
  scenicPoints,
  airStations,
  airQuality,
  divisionsDataset,
  divisionCodeChanges,
  townshipChanges,
  colleges,
  population,
  busRoutes,
  busStops,
  companies,
  medicalBeds,
  parkingLots,
  cropBases,
  heritageSites,
  insuredUnits,
  subsistenceAllowances,
  emergencySupplies,
];
