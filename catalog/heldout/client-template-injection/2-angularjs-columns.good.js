angular
  .module('reports', ['ngSanitize'])
  .factory('columnStore', function ($http) {
    return {
      load: function (reportId) {
        return $http.get('/api/reports/' + encodeURIComponent(reportId) + '/columns').then(function (res) {
          return res.data.columns;
        });
      },
    };
  })
  .controller('ReportController', function ($scope, $location, $parse, columnStore) {
    var SORTS = { name: 'name', total: 'total', date: 'row.date' };
    var getTotal = $parse('row.net + row.tax');

    function sorter(search) {
      var expression = search.sort || 'name';
      return $parse(Object.prototype.hasOwnProperty.call(SORTS, expression) ? SORTS[expression] : SORTS.name);
    }

    columnStore.load($scope.reportId).then(function (columns) {
      $scope.columns = columns;
      var key = sorter($location.search());
      $scope.rows.sort(function (a, b) {
        return key(a) < key(b) ? -1 : 1;
      });
      $scope.sum = $scope.rows.reduce(function (acc, row) {
        return acc + getTotal({ row: row });
      }, 0);
    });
  });
