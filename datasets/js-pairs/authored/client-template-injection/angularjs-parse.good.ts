import angular from "angular";

angular.module("filters").factory("userFilter", [
  "$parse",
  "$window",
  ($parse: angular.IParseService, $window: angular.IWindowService) => {
    const query = new URLSearchParams($window.location.search);
    return (row: Record<string, unknown>) => {
      const field = query.get("filter") ?? "active";
      return Object.hasOwn(row, field) && Boolean(row[field]);
    };
  },
]);
