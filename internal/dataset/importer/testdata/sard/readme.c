int unknown;
