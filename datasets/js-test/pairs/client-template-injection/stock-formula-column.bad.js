angular.module('inventory', []).controller('StockController', [
  '$scope',
  '$parse',
  '$location',
  '$http',
  function ($scope, $parse, $location, $http) {
    $scope.rows = [];
    $scope.error = null;

    function sortKey(row) {
      const expression = $location.search().by || 'name';
      return $parse(expression)(row);
    }

    function total(rows) {
      return $parse('rows.length')({ rows });
    }

    $http.get('/api/stock').then(
      function (response) {
        $scope.rows = response.data.slice().sort(function (a, b) {
          return sortKey(a) > sortKey(b) ? 1 : -1;
        });
        $scope.total = total($scope.rows);
      },
      function () {
        $scope.error = 'Stock could not be loaded';
      },
    );
  },
]);
